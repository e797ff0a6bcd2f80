package org.schemaassurance.rules.init;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.TablePattern;

/**
 * The rules that everything else is as in a snapshot: the objects of some names, and what belongs
 * to the database whatever schema is asked for.
 *
 * @param file as a rule names it, relative to the project
 * @param objects patterns of names
 * @param extras what else the snapshot has that the rules ask for
 */
public record SnapshotDrafts(String file, List<String> objects, Set<Extra> extras) {
  /** What stands in no schema. */
  public static final Set<ObjectKind> OF_THE_DATABASE =
      Collections.unmodifiableSet(
          EnumSet.of(
              ObjectKind.DATABASE,
              ObjectKind.EXTENSION,
              ObjectKind.LANGUAGE,
              ObjectKind.ACCESS_METHOD,
              ObjectKind.CAST,
              ObjectKind.TRANSFORM,
              ObjectKind.FOREIGN_DATA_WRAPPER,
              ObjectKind.SERVER,
              ObjectKind.USER_MAPPING,
              ObjectKind.EVENT_TRIGGER,
              ObjectKind.PUBLICATION,
              ObjectKind.PUBLISHED_SCHEMA,
              ObjectKind.SUBSCRIPTION,
              ObjectKind.SETTING));

  public SnapshotDrafts {
    objects = List.copyOf(objects);
    extras = Set.copyOf(extras);
  }

  /** What means the tables of a pattern, and all that belongs to them, among a snapshot's names. */
  public static String pattern(TablePattern tables) {
    return tables
        .exact()
        .map(QualifiedName::toString)
        .orElseGet(
            () ->
                tables.text().contains("\"")
                    ? tables.text()
                    : tables.text().toLowerCase(Locale.ROOT));
  }

  /** The section of both rules. */
  public DraftSection section() {
    RuleYaml inSchemas = begin("everything-else").texts("objects", objects);
    if (!extras.isEmpty()) {
      inSchemas.texts("with", extras.stream().sorted().map(Extra::toString).toList());
    }
    RuleYaml outside =
        begin("everything-else-of-the-database")
            .texts("objects", List.of("*"))
            .texts("kinds", OF_THE_DATABASE.stream().map(ObjectKind::toString).toList());
    return new DraftSection(
        "As in the snapshot",
        List.of(
            new DraftRule("everything-else", inSchemas.write()),
            new DraftRule("everything-else-of-the-database", outside.write())));
  }

  private RuleYaml begin(String name) {
    return new RuleYaml().text("rule", name).text("check", "as-snapshot").text("snapshot", file);
  }
}
