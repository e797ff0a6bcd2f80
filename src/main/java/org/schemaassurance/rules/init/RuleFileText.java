package org.schemaassurance.rules.init;

import java.util.List;
import java.util.Map;

/** The text of a rule file; the same drafts and doubts give the same text. */
public final class RuleFileText {
  private static final String ITEM = "      - ";
  private static final String INDENT = "        ";

  private RuleFileText() {}

  /**
   * Writes a file.
   *
   * @param title what the file is about
   * @param doubts why a rule cannot stand as one; it is written as a comment then
   */
  public static String of(
      String title, List<DraftSection> sections, Map<DraftRule, String> doubts) {
    StringBuilder text =
        new StringBuilder("# yaml-language-server: $schema=rules.schema.json\n")
            .append(
                "# What the database had when 'rules init' read it; see 'rules explain CHECK'.\n")
            .append(new RuleYaml().text("title", title).write())
            .append("\nsections:\n");
    sections.forEach(section -> appendSection(text, section, doubts));
    return text.toString();
  }

  private static void appendSection(
      StringBuilder text, DraftSection section, Map<DraftRule, String> doubts) {
    boolean allDoubted = doubts.keySet().containsAll(section.rules());
    text.append("  - ")
        .append(new RuleYaml().text("section", section.title()).write())
        .append(allDoubted ? "    rules: []\n" : "    rules:\n");
    for (DraftRule rule : section.rules()) {
      if (doubts.containsKey(rule)) {
        appendComment(text, doubts.get(rule), rule);
      } else {
        appendIndented(text, rule.yaml(), "");
      }
    }
    text.append('\n');
  }

  private static void appendComment(StringBuilder text, String doubt, DraftRule rule) {
    text.append("      # Not a rule: ").append(onOneLine(doubt)).append('\n');
    appendIndented(text, rule.yaml(), "#");
  }

  private static void appendIndented(StringBuilder text, String yaml, String comment) {
    String indent = comment.isEmpty() ? ITEM : "      # - ";
    for (String line : yaml.lines().toList()) {
      text.append(line.isEmpty() ? comment.indent(6).stripTrailing() : indent + line).append('\n');
      indent = comment.isEmpty() ? INDENT : "      #   ";
    }
  }

  private static String onOneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
