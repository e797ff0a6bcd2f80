package org.schemaassurance.changelog;

import static org.schemaassurance.changelog.ObjectNames.ARGUMENTS;
import static org.schemaassurance.changelog.ObjectNames.NAME;
import static org.schemaassurance.changelog.ObjectNames.pattern;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.changelog.ChangedObjects.Found;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.ObjectChange.Kind;
import org.schemaassurance.sql.RoutineBody;
import org.schemaassurance.sql.Token;

/**
 * Names the objects that SQL text creates. It reads the text, not the syntax: DDL inside a DO block
 * or a string counts as well, which is what a changeset that looks before it creates needs.
 */
final class CreatedObjects {
  private static final String UNLESS_THERE = "(?:IF\\s+NOT\\s+EXISTS\\s+)?";

  private static final Pattern RELATION =
      pattern(
          "\\bCREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:UNLOGGED\\s+)?"
              + "(?:TABLE|SEQUENCE|MATERIALIZED\\s+VIEW|TYPE|DOMAIN)\\s+"
              + UNLESS_THERE
              + NAME);
  private static final Pattern VIEW =
      pattern("\\bCREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:RECURSIVE\\s+)?VIEW\\s+" + NAME);
  private static final Pattern ROUTINE =
      pattern(
          "\\bCREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:FUNCTION|PROCEDURE)\\s+"
              + NAME
              + "\\s*\\(("
              + ARGUMENTS
              + ")\\)");
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
              + NAME
              + "\\s*(?:USING\\s+\\w+\\s*)?");
  private static final Pattern TABLE =
      pattern("\\bCREATE\\s+(?:UNLOGGED\\s+)?TABLE\\s+" + UNLESS_THERE + NAME + "\\s*(?=\\()");
  private static final Pattern CONSTRAINT =
      pattern(
          "\\bALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?"
              + NAME
              + "\\s+ADD\\s+CONSTRAINT\\s+"
              + NAME);

  private final ObjectNames names;

  CreatedObjects(ObjectNames names) {
    this.names = names;
  }

  /**
   * @param code without comments
   */
  Stream<Found> in(String code) {
    return Stream.of(
            made(RELATION, code, hit -> names.qualified(hit.group(1))),
            Found.each(Kind.DEFINES, VIEW, code, hit -> names.qualified(hit.group(1))),
            ROUTINE.matcher(code).results().map(hit -> routine(hit, code)),
            Found.each(
                Kind.MAKES_TRIGGER, TRIGGER, code, hit -> names.owned(hit.group(2), hit.group(1))),
            INDEX.matcher(code).results().map(hit -> index(hit, code)),
            parts(TABLE, code, TableElements::ofTable),
            parts(ChangedObjects.ALTER_TABLE, code, TableElements::ofActions),
            made(CONSTRAINT, code, hit -> names.owned(hit.group(1), hit.group(2))))
        .flatMap(Function.identity());
  }

  private static Stream<Found> made(
      Pattern pattern, String code, Function<MatchResult, String> name) {
    return Found.each(Kind.MAKES, pattern, code, name);
  }

  private Found routine(MatchResult hit, String code) {
    return new Found(
        hit.start(),
        new ObjectChange(
            Kind.DEFINES,
            ObjectNames.routine(names.qualified(hit.group(1)), hit.group(2)),
            Optional.empty(),
            Optional.empty(),
            RoutineBody.digestIn(code, hit.end())));
  }

  /** It lies in the schema of its table. One of expressions is known by its name alone. */
  private Found index(MatchResult hit, String code) {
    List<List<Token>> keys = TableActions.split(ListText.from(code, hit.end()));
    boolean onColumns = keys.stream().allMatch(CreatedObjects::isColumn);
    List<String> columns =
        onColumns ? keys.stream().map(key -> key.get(0).text()).toList() : List.of();
    return new Found(
        hit.start(),
        new ObjectChange(
            Kind.MAKES_INDEX,
            names.beside(hit.group(2), hit.group(1)),
            Optional.of(ObjectChange.index(names.name(hit.group(2)), columns))
                .filter(any -> !columns.isEmpty()),
            Optional.of(names.owned(hit.group(2), hit.group(1))),
            Optional.empty()));
  }

  private static boolean isColumn(List<Token> key) {
    return !key.isEmpty() && key.stream().allMatch(Token::isName);
  }

  /** What stands behind the name of a table makes more than the table. */
  private Stream<Found> parts(
      Pattern head, String code, BiFunction<TableElements, String, List<ObjectChange>> reader) {
    return head.matcher(code)
        .results()
        .flatMap(
            hit ->
                reader
                    .apply(
                        new TableElements(names.name(hit.group(1))), ListText.from(code, hit.end()))
                    .stream()
                    .map(part -> new Found(hit.start(), part)));
  }
}
