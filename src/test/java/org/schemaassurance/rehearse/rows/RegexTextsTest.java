package org.schemaassurance.rehearse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegexTextsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[A-Z]{2}-\\d{3,6}[a-z]?$",
        "^[^@]+@[^@]+\\.[a-z]{2,}$",
        "^\\+?[0-9 ]{6,}$",
        "^(red|green|blue)-[0-9a-f]+$",
        "^(?:a|b)*x$",
        "^[a-z0-9]+(-[a-z0-9]+)*$",
        "^\\w+\\s\\w+$",
        "^v\\d+\\.\\d+\\.\\d+$",
        "^[-_.]x.y$"
      })
  void eachTextMatches(String pattern) {
    List<String> texts = RegexTexts.of(pattern, 200);

    assertThat(texts).hasSizeGreaterThan(2).doesNotHaveDuplicates();
    assertThat(texts).allSatisfy(text -> assertThat(text).matches(pattern));
  }

  @Test
  void thereAreAsManyAsThePatternHasRoomFor() {
    assertThat(RegexTexts.of("^[A-Z]{3}$", 1000)).hasSize(1000);
    assertThat(RegexTexts.of("^[ab]{2}$", 1000)).containsExactlyInAnyOrder("aa", "ab", "ba", "bb");
    assertThat(RegexTexts.of("^x$", 1000)).containsExactly("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"^(?=a)b", "[[:alpha:]]", "(", "a{", "a{2", "*", "[a", "\\y", "a)", "\\"})
  void whatIsNotPlainGivesNone(String pattern) {
    assertThat(RegexTexts.of(pattern, 10)).isEmpty();
  }
}
