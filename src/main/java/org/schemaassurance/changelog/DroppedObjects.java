package org.schemaassurance.changelog;

import static org.schemaassurance.changelog.ObjectNames.ANY;
import static org.schemaassurance.changelog.ObjectNames.ARGUMENTS;
import static org.schemaassurance.changelog.ObjectNames.NAME;
import static org.schemaassurance.changelog.ObjectNames.PART;
import static org.schemaassurance.changelog.ObjectNames.pattern;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.changelog.ChangedObjects.Found;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.ObjectChange.Kind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.ObjectName;

/**
 * Names the objects that SQL text drops or disables, and those that it brings back by enabling or
 * renaming. It reads the text, not the syntax: DDL inside a DO block counts as well; what a routine
 * will do when it is called, and what stands in a string, does not. What goes with another object
 * by CASCADE is not known.
 */
final class DroppedObjects {
  private static final String IF_THERE = "(?:IF\\s+EXISTS\\s+)?+";
  private static final String SIGNATURE = ANY + "(?:\\s*\\(" + ARGUMENTS + "\\))?";
  private static final String RELATION =
      "(?:(?:FOREIGN\\s+)?TABLE|(?:MATERIALIZED\\s+)?VIEW|SEQUENCE|TYPE|DOMAIN|INDEX)\\s+";
  private static final String ROUTINE = "(?:FUNCTION|PROCEDURE|ROUTINE|AGGREGATE)\\s+";
  private static final String OF_TABLE = "(?:TRIGGER|POLICY|RULE)\\s+";
  private static final String ALTER_RELATION =
      "\\bALTER\\s+" + RELATION + IF_THERE + "(?:ONLY\\s+)?" + NAME + "\\s+";
  private static final String ALTER_ROUTINE =
      "\\bALTER\\s+" + ROUTINE + NAME + "\\s*(?:\\((" + ARGUMENTS + ")\\))?\\s*";
  private static final String RENAME = "RENAME\\s+TO\\s+(" + PART + ")";

  private static final Pattern DROP_RELATIONS =
      pattern("\\bDROP\\s+" + RELATION + "(?:CONCURRENTLY\\s+)?" + IF_THERE + list(ANY));
  private static final Pattern DROP_SCHEMAS =
      pattern("\\bDROP\\s+SCHEMA\\s+" + IF_THERE + list(PART));
  private static final Pattern DROP_ROUTINES =
      pattern("\\bDROP\\s+" + ROUTINE + IF_THERE + list(SIGNATURE));
  private static final Pattern DROP_OF_TABLE =
      pattern("\\bDROP\\s+" + OF_TABLE + IF_THERE + "(" + PART + ")\\s+ON\\s+" + NAME);
  private static final Pattern RENAME_RELATION = pattern(ALTER_RELATION + RENAME);
  private static final Pattern MOVE_RELATION =
      pattern(ALTER_RELATION + "SET\\s+SCHEMA\\s+(" + PART + ")");
  private static final Pattern RENAME_ROUTINE = pattern(ALTER_ROUTINE + RENAME);
  private static final Pattern RENAME_OF_TABLE =
      pattern("\\bALTER\\s+" + OF_TABLE + PART + "\\s+ON\\s+" + NAME + "\\s+" + RENAME);

  /** Liquibase asks the database for the name where a changeset has none. */
  private static final Pattern DROP_PRIMARY_KEY =
      pattern("\\bEXECUTE\\s+'ALTER\\s+TABLE\\s+" + NAME + "\\s+DROP\\s+CONSTRAINT\\s+\"'");

  private static final Pattern ONE_NAME = pattern(NAME + "(?:\\s*\\((" + ARGUMENTS + ")\\))?");

  /** Text in quotes, and what only takes a table out of a publication or an extension. */
  private static final Pattern NO_DDL =
      pattern(
          "\"[^\"]*\"|'[^']*'|(\\$\\w*\\$).*?\\1"
              + "|\\bALTER\\s+(?:PUBLICATION|EXTENSION)\\s+"
              + PART
              + "\\s+DROP\\b");

  /** What stands before the body of a routine. */
  private static final Pattern BEFORE_BODY = pattern("\\bAS\\s*$");

  private final ObjectNames names;

  DroppedObjects(ObjectNames names) {
    this.names = names;
  }

  private static String list(String one) {
    return "(" + one + "(?:\\s*,\\s*" + one + ")*)";
  }

  /**
   * @param text without comments
   */
  Stream<Found> in(String text) {
    String code = NO_DDL.matcher(text).replaceAll(hit -> blankUnlessRun(hit, text));
    return Stream.of(
            each(DROP_RELATIONS, code, one -> names.qualified(one.group(1))),
            each(DROP_SCHEMAS, code, one -> ObjectNames.part(one.group(1))),
            each(DROP_ROUTINES, code, one -> routine(one.group(1), one.group(2))),
            Found.each(
                Kind.DROPS, DROP_OF_TABLE, code, hit -> names.owned(hit.group(2), hit.group(1))),
            Found.each(Kind.DROPS, DROP_PRIMARY_KEY, text, hit -> usualKey(hit.group(1))),
            ofTables(code),
            Found.each(
                Kind.RESTORES,
                RENAME_RELATION,
                code,
                hit -> names.beside(hit.group(1), hit.group(2))),
            Found.each(Kind.RESTORES, MOVE_RELATION, code, DroppedObjects::moved),
            Found.each(
                Kind.RESTORES,
                RENAME_ROUTINE,
                code,
                hit -> routine(names.beside(hit.group(1), hit.group(3)), hit.group(2))),
            Found.each(
                Kind.RESTORES,
                RENAME_OF_TABLE,
                code,
                hit -> names.owned(hit.group(1), hit.group(2))))
        .flatMap(Function.identity());
  }

  /** A block that is run stays; everything else of as many signs, so that places remain. */
  private static String blankUnlessRun(MatchResult hit, String text) {
    String found = hit.group();
    boolean stays =
        found.startsWith("\"")
            || (found.startsWith("$") && !BEFORE_BODY.matcher(text).region(0, hit.start()).find());
    return stays ? Matcher.quoteReplacement(found) : " ".repeat(found.length());
  }

  private Stream<Found> each(Pattern pattern, String code, Function<MatchResult, String> name) {
    return pattern
        .matcher(code)
        .results()
        .flatMap(
            hit ->
                ONE_NAME
                    .matcher(hit.group(1))
                    .results()
                    .map(one -> new ObjectChange(Kind.DROPS, name.apply(one)))
                    .map(change -> new Found(hit.start(), change)));
  }

  private Stream<Found> ofTables(String code) {
    return ChangedObjects.ALTER_TABLE
        .matcher(code)
        .results()
        .flatMap(
            hit ->
                new TableActions(names.name(hit.group(1)))
                    .of(ListText.from(code, hit.end())).stream()
                        .map(change -> new Found(hit.start(), change)));
  }

  private String routine(String name, String arguments) {
    return Optional.ofNullable(arguments)
        .map(given -> ObjectNames.routine(names.qualified(name), given))
        .orElseGet(() -> names.qualified(name) + "(*)");
  }

  private String usualKey(String table) {
    return names.owned(table, '"' + names.name(table).name() + "_pkey\"");
  }

  private static String moved(MatchResult hit) {
    return new QualifiedName(ObjectName.last(hit.group(2)), ObjectName.last(hit.group(1)))
        .toString();
  }
}
