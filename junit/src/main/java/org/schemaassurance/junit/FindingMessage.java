package org.schemaassurance.junit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.model.Finding;
import org.schemaassurance.report.TerminalText;

/** What a failing test says of findings, in AssertJ's manner. */
final class FindingMessage {
  private FindingMessage() {}

  /** Of several, with an empty line between them. */
  static String of(List<Finding> findings) {
    return findings.stream().map(FindingMessage::of).collect(Collectors.joining("\n\n"));
  }

  /** The sentence first, since tools show one line of a failure. */
  static String of(Finding finding) {
    StringBuilder text = new StringBuilder();
    text.append('[')
        .append(TerminalText.onOneLine(finding.rule().name()))
        .append("] ")
        .append(unknown(finding))
        .append(TerminalText.onOneLine(finding.message()));
    if (finding.expected().isPresent()) {
      add(text, "Expecting", Optional.of(finding.object()));
      add(text, "to be", finding.expected());
      add(text, "but found", finding.actual());
    }
    add(text, "To do", finding.hint());
    add(text, "Made by", finding.changeset());
    add(text, "Rule", Optional.of(place(finding)));
    return text.toString();
  }

  private static String unknown(Finding finding) {
    return finding.status() == Finding.Status.UNKNOWN ? "could not be found out: " : "";
  }

  private static String place(Finding finding) {
    return "%s (%s:%d)"
        .formatted(finding.rule().name(), finding.place().file(), finding.place().line());
  }

  private static void add(StringBuilder text, String label, Optional<String> said) {
    said.ifPresent(
        words ->
            text.append('\n')
                .append(label)
                .append(":\n")
                .append(TerminalText.safe(words.strip()).indent(2).stripTrailing()));
  }
}
