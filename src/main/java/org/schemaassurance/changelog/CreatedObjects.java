package org.schemaassurance.changelog;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

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
  private static final Pattern TABLE =
      pattern("\\bCREATE\\s+(?:UNLOGGED\\s+)?TABLE\\s+" + UNLESS_THERE + NAME + "\\s*(?=\\()");
  private static final Pattern ALTER_TABLE =
      pattern("\\bALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?" + NAME + "\\s+");
  private static final Pattern CONSTRAINT =
      pattern(
          "\\bALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?"
              + NAME
              + "\\s+ADD\\s+CONSTRAINT\\s+"
              + NAME);
  private static final Pattern ARGUMENT_MODE = pattern("^(?:IN|INOUT|VARIADIC)\\s+");
  private static final Pattern DEFAULT_VALUE = pattern("\\s+DEFAULT\\s.*|\\s*:?=.*");

  private static final String DOT = ".";

  private final String schema;

  /**
   * @param schema of names that are not qualified
   */
  CreatedObjects(String schema) {
    this.schema = schema;
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
    parts(TABLE, code, TableElements::ofTable).forEach(found::add);
    parts(ALTER_TABLE, code, TableElements::ofActions).forEach(found::add);
    return new LinkedHashSet<>(found).stream().map(Found::name);
  }

  private record Found(int at, String name) {}

  private static Found at(MatchResult hit, String name) {
    return new Found(hit.start(), name);
  }

  /** What stands behind the name of a table makes more than the table. */
  private Stream<Found> parts(
      Pattern head, String code, BiFunction<TableElements, String, List<String>> reader) {
    return head.matcher(code)
        .results()
        .flatMap(
            hit ->
                reader
                    .apply(new TableElements(name(hit.group(1))), ListText.from(code, hit.end()))
                    .stream()
                    .map(name -> at(hit, name)));
  }

  /** An index lies in the schema of its table. */
  private String besideTable(MatchResult hit) {
    return new QualifiedName(name(hit.group(2)).schema(), last(hit.group(1))).toString();
  }

  private String owned(String table, String name) {
    return qualified(table) + DOT + SqlIdentifier.display(last(name));
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
    return name(name).toString();
  }

  private QualifiedName name(String text) {
    List<Token> tokens = SqlLexer.tokenize(text);
    return new QualifiedName(tokens.size() > 1 ? tokens.get(0).text() : schema, last(text));
  }

  private static String last(String name) {
    List<Token> tokens = SqlLexer.tokenize(name);
    return tokens.get(tokens.size() - 1).text();
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
