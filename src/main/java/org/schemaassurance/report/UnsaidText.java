package org.schemaassurance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.Unsaid;

/** What rules leave out of what a database has, in a few lines. */
public final class UnsaidText {
  private UnsaidText() {}

  /**
   * Puts it into words.
   *
   * @param patterns what the rules are for; where there are none, the rule that would say all of it
   *     is left out
   * @param withNames whether the objects are named, not only counted
   */
  public static List<String> lines(Unsaid unsaid, List<TablePattern> patterns, boolean withNames) {
    if (unsaid.groups().isEmpty() && !unsaid.further().contains(ObjectKind.VIEW)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("What the database has and no rule says ('drift' would tell):");
    List<Unsaid.Group> whole =
        unsaid.groups().stream().filter(group -> group.facts().isEmpty()).toList();
    if (!whole.isEmpty()) {
      lines.add(
          "  anything of "
              + whole.stream().map(UnsaidText::counted).collect(Collectors.joining(", ")));
      whole.forEach(group -> addNames(lines, group, withNames));
    }
    unsaid.groups().stream()
        .filter(group -> !group.facts().isEmpty())
        .forEach(group -> addFacts(lines, group, withNames));
    if (unsaid.further().contains(ObjectKind.VIEW)) {
      addSnapshotRule(lines, patterns);
    }
    return lines;
  }

  /** Where no rule says that nothing else is there. */
  private static void addSnapshotRule(List<String> lines, List<TablePattern> patterns) {
    lines.add(
        "  that there is nothing more, but for triggers of these tables and what may refuse a row of them");
    if (patterns.isEmpty()) {
      return;
    }
    lines.add(
        "A snapshot ('snapshot --output FILE') and one rule say all of it; --snapshot FILE writes both:");
    lines.add(
        "  - {rule: everything-else, check: as-snapshot, snapshot: FILE, objects: ["
            + patterns.stream().map(UnsaidText::quoted).collect(Collectors.joining(", "))
            + "]}");
  }

  private static void addFacts(List<String> lines, Unsaid.Group group, boolean withNames) {
    String facts =
        group.facts().stream().map(Unsaid.Fact::toString).collect(Collectors.joining(", "));
    lines.add("  of " + counted(group) + ": " + facts);
    addNames(lines, group, withNames);
  }

  private static void addNames(List<String> lines, Unsaid.Group group, boolean withNames) {
    if (withNames) {
      group
          .names()
          .forEach(name -> lines.add("    " + group.kind() + " " + TerminalText.onOneLine(name)));
    }
  }

  private static String counted(Unsaid.Group group) {
    int count = group.names().size();
    return count + " " + (count == 1 ? group.kind() : plural(group.kind()));
  }

  private static String plural(ObjectKind kind) {
    String word = kind.toString();
    if (kind == ObjectKind.STATISTICS) {
      return word;
    }
    return word.endsWith("y")
        ? word.substring(0, word.length() - 1) + "ies"
        : word + (word.endsWith("s") || word.endsWith("x") ? "es" : "s");
  }

  /** YAML 1.2, section 7.3.1. */
  private static String quoted(TablePattern pattern) {
    return '"'
        + TerminalText.onOneLine(pattern.text().replace("\\", "\\\\").replace("\"", "\\\""))
        + '"';
  }
}
