package org.schemaassurance.rules.init;

import java.util.List;
import java.util.Map;

/** The text of a rule file; the same drafts and doubts give the same text. */
public final class RuleFileText {
  private static final String INDENT = "      ";

  private RuleFileText() {}

  /**
   * Writes a file.
   *
   * @param title what the file is about
   * @param doubts why a rule cannot stand as one; it is written as a comment then
   * @param closing what else a reader has to know; it stands as comments at the end
   */
  public static String of(
      String title,
      List<DraftSection> sections,
      Map<DraftRule, String> doubts,
      List<String> closing) {
    StringBuilder text =
        new StringBuilder("# yaml-language-server: $schema=rules.schema.json\n")
            .append("# What was there when this file was written; see 'rules explain CHECK'.\n")
            .append(new RuleYaml().text("title", title).write())
            .append("\nsections:\n");
    sections.forEach(section -> appendSection(text, section, doubts));
    closing.forEach(line -> text.append("# ").append(line).append('\n'));
    return text.toString();
  }

  private static void appendSection(
      StringBuilder text, DraftSection section, Map<DraftRule, String> doubts) {
    boolean allDoubted = doubts.keySet().containsAll(section.rules());
    text.append("  - ")
        .append(new RuleYaml().text("section", section.title()).write())
        .append(allDoubted ? "    rules: []\n" : "    rules:\n");
    for (DraftRule rule : section.rules()) {
      text.append(
          doubts.containsKey(rule)
              ? asComment(rule, doubts.get(rule))
              : asItem(rule.yaml(), INDENT));
    }
    text.append('\n');
  }

  private static String asComment(DraftRule rule, String doubt) {
    String why = "Not a rule: " + doubt.replaceAll("\\R", " ") + "\n";
    return prefixed(why, INDENT + "# ", INDENT + "# ")
        + prefixed(rule.yaml(), INDENT + "# - ", INDENT + "#   ");
  }

  /** A rule as an item of a list. */
  static String asItem(String yaml, String indent) {
    return prefixed(yaml, indent + "- ", indent + "  ");
  }

  /** Empty lines stay empty: what is behind them in a block of lines belongs to the text. */
  private static String prefixed(String lines, String first, String others) {
    StringBuilder result = new StringBuilder();
    String prefix = first;
    for (String line : lines.split("\n", -1)) {
      result.append(line.isEmpty() ? "" : prefix).append(line).append('\n');
      prefix = others;
    }
    // The last line break is the end of the text, not an empty line.
    return result.substring(0, result.length() - 1);
  }
}
