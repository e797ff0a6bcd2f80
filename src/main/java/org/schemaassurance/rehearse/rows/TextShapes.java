package org.schemaassurance.rehearse.rows;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Texts as columns with conditions have them: with a prefix, of a length, an address, a code. Most
 * conditions refuse most of them.
 */
final class TextShapes {
  private static final int LONGEST = 4000;
  private static final int LETTERS = 26;

  private final List<String> constants;
  private final List<BigDecimal> lengths;

  /**
   * @param constants of the conditions, patterns among them
   * @param lengths numbers of the conditions, which may be lengths
   */
  TextShapes(List<String> constants, List<BigDecimal> lengths) {
    this.constants = constants;
    this.lengths = lengths;
  }

  /** So many of each shape, each text once. */
  List<String> texts(int count) {
    Set<String> texts = new LinkedHashSet<>();
    constants.forEach(text -> texts.add(text.replaceAll("[%_^$]", "")));
    for (String pattern : constants) {
      texts.addAll(RegexTexts.of(pattern, count));
    }
    for (int number = 0; number < count; number++) {
      add(number, texts);
    }
    return List.copyOf(texts);
  }

  private void add(int number, Set<String> texts) {
    for (String text : constants) {
      texts.add(text.contains("%") ? text.replace("%", "" + number) : text + number);
    }
    for (BigDecimal length : lengths) {
      for (int more = -1; more <= 1; more++) {
        addOfLength(length.intValue() + more, number, texts);
      }
    }
    texts.add("user" + number + "@example.org");
    texts.add("https://example.org/" + number);
    texts.add("value-" + number);
    texts.add("VALUE_" + number);
    texts.add("value_" + number);
    texts.add(letters(number));
    texts.add(letters(number).toLowerCase(Locale.ROOT));
    texts.add("" + (10_000 + number));
  }

  private static void addOfLength(int length, int number, Set<String> texts) {
    String digits = "" + number;
    if (length >= digits.length() && length <= LONGEST) {
      texts.add("0".repeat(length - digits.length()) + digits);
    }
    String letters = letters(number);
    if (length >= letters.length() && length <= LONGEST) {
      texts.add("A".repeat(length - letters.length()) + letters);
    }
  }

  private static String letters(int number) {
    StringBuilder text = new StringBuilder();
    for (int rest = number; text.isEmpty() || rest > 0; rest /= LETTERS) {
      text.insert(0, (char) ('A' + rest % LETTERS));
    }
    return text.toString();
  }
}
