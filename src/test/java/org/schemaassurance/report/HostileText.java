package org.schemaassurance.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.Acceptance;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StatisticsTable;
import org.schemaassurance.model.Target;

/** What somebody could put into a rule file or a database to break out of a report. */
final class HostileText {
  /** Each of them at each place where text of others gets into a report. */
  static final List<String> ALL =
      List.of(
          "]]><failure/>",
          "<script>alert(1)</script>",
          "</pre></details><img src=x onerror=alert(1)>",
          "\"><b onclick='x()'>",
          "&lt;&#0;&nosuchentity;",
          "a|b\\|c",
          "`code` ``` ~~~",
          "\n```\n# heading\n",
          "\n\n* [link](javascript:alert(1)) ![image](http://x.example/y.png)",
          "@everyone #1 http://x.example www.x.example a@x.example",
          "\u0000\u0001\u0008\u000B\u000C\u000E\u001F\u007F\u0085\u009F",
          "\u001B[2J\r",
          "\u202Eright to left\u2066",
          "\uD800 \uFFFE \uFFFF \uFEFF \u2028",
          "\"} 1\nschema_assurance_verdict{x=\"",
          "C:\\path\\n \"quoted\"",
          "{{#statistics}}{{title}}{{/statistics}}",
          "${jndi:x} %s %n %SRCROOT%",
          " *bold* _italic_ __strong__ ~~gone~~ <!-- ",
          "_a_b_ word_word",
          "word_word ".repeat(2_000) + "end",
          "😀 schön 表");

  private HostileText() {}

  /** A report whose every text is that. */
  static Report everywhere(String text) {
    return new Report(
        text,
        new Target(text, 5432, text, text, text, true, Optional.of(text)),
        Reports.of().startedAt(),
        Reports.of().duration(),
        outcomes(text).map(outcome -> finding(text, outcome)).toList(),
        List.of(new StatisticsTable(text, List.of(text, "b"), List.of(List.of(text, text)))));
  }

  private static Stream<Outcome> outcomes(String text) {
    Outcome.Broken broken = new Outcome.Broken(Phrase.of(text), Phrase.of(text), Optional.of(text));
    return Stream.of(
        new Outcome.Holds(text),
        broken,
        new Outcome.Unknown(text, Optional.of(text)),
        new Outcome.Waived(broken, new Acceptance(text, text, LocalDate.of(2027, 1, 31))));
  }

  private static Finding finding(String text, Outcome outcome) {
    return new Finding(
        new RuleIdentity(text, text, text),
        new FileLine(text, 1),
        new JudgedObject(text, text, Optional.of(new Origin(text, new FileLine(text, 1)))),
        outcome,
        Severity.ERROR);
  }

  /** What a sentence says of what is broken. */
  static String brokenSentence(String text) {
    return text + ": expected " + text + ", found " + text + ".";
  }
}
