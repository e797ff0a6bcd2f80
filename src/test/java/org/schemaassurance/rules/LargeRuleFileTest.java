package org.schemaassurance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.verify.checks.Checks;

/** A file that is read in parts means what it means as a whole, and so does what is said of it. */
final class LargeRuleFileTest {
  private static final String SPLINTERS = " \n\t:#-'\"\\[]{}|>.&*%x";

  /** Of the two lines one has it be read as a whole, and neither says anything. */
  private static final String IN_PARTS = "mutants: []\n";

  private static final String AS_A_WHOLE = "parameters: {}\n";

  private static final String FILE =
      "title: Many\nrules:\n  - {rule: first, check: primary-key, table: a.b, columns: [id]}\nsections:\n"
          + IntStream.range(0, 3000)
              .mapToObj(
                  """
                    - section: Table a.t%1$d
                      rules:
                        - rule: t%1$d
                          check: table
                          table: a.t%1$d
                          columns:
                            id: {type: bigint, nullable: false}
                            name: {type: text, default: '''''::text'}
                        - {rule: key-%1$d, check: primary-key, table: a.t%1$d, columns: [id]}
                  """
                      ::formatted)
              .collect(Collectors.joining())
          + "waivers:\n  - {rule: t5, object: a.t5, expires: 2030-01-01, reason: soon, owner: me}\n";

  @Test
  void whatItSaysIsTheSame() {
    RuleSet read = new RuleFileReader(Checks.ALL).readText("file", IN_PARTS + FILE);

    assertThat(read).isEqualTo(new RuleFileReader(Checks.ALL).readText("file", AS_A_WHOLE + FILE));
    assertThat(read.rules()).hasSize(6001);
    assertThat(read.rules().get(6000).location()).hasToString("file:27005:9");
    assertThat(read.waivers()).hasSize(1);
  }

  @Test
  void whatIsSaidOfAnErrorIsTheSame() {
    Random random = new Random(3);
    Set<String> told = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      int place = random.nextInt(FILE.length());
      char splinter = SPLINTERS.charAt(random.nextInt(SPLINTERS.length()));
      String damaged = FILE.substring(0, place) + splinter + FILE.substring(place + 1);
      String answer = answer(IN_PARTS + damaged);
      assertThat(answer)
          .as(damaged.substring(place, Math.min(place + 40, damaged.length())))
          .isEqualTo(answer(AS_A_WHOLE + damaged));
      told.add(answer);
    }
    assertThat(told).hasSizeGreaterThan(10);
  }

  @Test
  void ofTwoErrorsTheFirstIsTold() {
    String twice =
        FILE.replace("table: a.t2900\n", "tabel: a\n").replace("table: a.t7\n", "t: a\n");

    assertThat(answer(IN_PARTS + twice))
        .isEqualTo("file:71:9: the key 'table' is missing.")
        .isEqualTo(answer(AS_A_WHOLE + twice));
    assertThat(answer(IN_PARTS + twice + "further: [a\n")).contains("this is not YAML");
  }

  private static String answer(String text) {
    try {
      RuleSet set = new RuleFileReader(Checks.ALL).readText("file", text);
      return String.valueOf(set.hashCode());
    } catch (UsageException told) {
      return told.getMessage();
    }
  }
}
