package org.schemaassurance.changelog;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.model.SqlIdentifier;

/**
 * Names the objects that SQL text creates. It reads the text, not the syntax: DDL inside a DO block
 * or a string counts as well, which is what a changeset that looks before it creates needs.
 */
final class CreatedObjects {
  private static final String PART = "(?:[a-z_][\\w$]*|\"(?:[^\"]|\"\")+\")";
  private static final String NAME = "(" + PART + "(?:\\s*\\.\\s*" + PART + ")?)";
  private static final String UNLESS_THERE = "(?:IF\\s+NOT\\s+EXISTS\\s+)?";

  private static final Pattern COMMENT = pattern("--[^\\n]*|/\\*.*?\\*/");
  private static final Pattern RELATION =
      pattern(
          "\\bCREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:UNLOGGED\\s+)?"
              + "(?:TABLE|SEQUENCE|(?:MATERIALIZED\\s+|RECURSIVE\\s+)?VIEW|TYPE|DOMAIN)\\s+"
              + UNLESS_THERE
              + NAME);
  private static final Pattern ROUTINE =
      pattern(
          "\\bCREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:FUNCTION|PROCEDURE)\\s+"
              + NAME
              + "\\s*\\(((?:[^()]|\\([^()]*\\))*)\\)");
  private static final Pattern TRIGGER =
      pattern(
          "\\bCREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:CONSTRAINT\\s+)?TRIGGER\\s+"
              + NAME
              + "\\s.*?\\sON\\s+"
              + NAME);
  private static final Pattern INDEX =
      pattern(
          "\\bCREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+(?:CONCURRENTLY\\s+)?"
              + UNLESS_THERE
              + NAME
              + "\\s+ON\\s+(?:ONLY\\s+)?"
              + NAME);
  private static final Pattern CONSTRAINT =
      pattern(
          "\\bALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?"
              + NAME
              + "\\s+ADD\\s+CONSTRAINT\\s+"
              + NAME);
  private static final Pattern ARGUMENT_MODE = pattern("^(?:IN|INOUT|VARIADIC)\\s+");
  private static final Pattern DEFAULT_VALUE = pattern("\\s+DEFAULT\\s.*|\\s*:?=.*");

  private final String schema;

  /**
   * @param schema of names that are not qualified
   */
  CreatedObjects(String schema) {
    this.schema = SqlIdentifier.display(schema);
  }

  /** Display names in order of appearance, without repetition. */
  List<String> in(List<String> statements) {
    return statements.stream().flatMap(this::in).distinct().toList();
  }

  private Stream<String> in(String sql) {
    String code = COMMENT.matcher(sql).replaceAll(" ");
    Set<Found> found = new TreeSet<>(Comparator.comparingInt(Found::at).thenComparing(Found::name));
    RELATION
        .matcher(code)
        .results()
        .map(hit -> at(hit, qualified(hit.group(1))))
        .forEach(found::add);
    ROUTINE.matcher(code).results().map(hit -> at(hit, routine(hit))).forEach(found::add);
    TRIGGER
        .matcher(code)
        .results()
        .map(hit -> at(hit, owned(hit.group(2), hit.group(1))))
        .forEach(found::add);
    INDEX.matcher(code).results().map(hit -> at(hit, besideTable(hit))).forEach(found::add);
    CONSTRAINT
        .matcher(code)
        .results()
        .map(hit -> at(hit, owned(hit.group(1), hit.group(2))))
        .forEach(found::add);
    return new LinkedHashSet<>(found).stream().map(Found::name);
  }

  private record Found(int at, String name) {}

  private static Found at(MatchResult hit, String name) {
    return new Found(hit.start(), name);
  }

  /** An index lies in the schema of its table. */
  private String besideTable(MatchResult hit) {
    String table = qualified(hit.group(2));
    return table.substring(0, table.lastIndexOf('.') + 1) + folded(hit.group(1));
  }

  private String owned(String table, String name) {
    return qualified(table) + "." + folded(name);
  }

  private String routine(MatchResult hit) {
    List<String> types =
        Stream.of(hit.group(2).split(","))
            .map(String::strip)
            .filter(argument -> !argument.isEmpty())
            .filter(argument -> !argument.toUpperCase(Locale.ROOT).startsWith("OUT "))
            .map(CreatedObjects::type)
            .toList();
    return qualified(hit.group(1)) + "(" + String.join(", ", types) + ")";
  }

  /** Of {@code IN name type DEFAULT value}; a single word is a type. */
  private static String type(String argument) {
    String declared =
        DEFAULT_VALUE.matcher(ARGUMENT_MODE.matcher(argument).replaceFirst("")).replaceFirst("");
    String[] words = declared.strip().split("\\s+", 2);
    return words[words.length - 1];
  }

  private String qualified(String name) {
    String folded = folded(name);
    return folded.contains(".") ? folded : schema + "." + folded;
  }

  private static String folded(String name) {
    return name.contains("\"")
        ? name.replaceAll("\\s*\\.\\s*", ".")
        : name.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
