package org.schemaassurance.lint;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.schemaassurance.catalog.LintFacts.NotNullFacts;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.SqlIdentifier;

/** What is there and not in force, by the facts that drift compares. */
final class EnforcementLints {
  /** What has to be read of a schema. */
  static final Set<ObjectKind> KINDS =
      EnumSet.of(
          ObjectKind.DATABASE,
          ObjectKind.DOMAIN,
          ObjectKind.COLLATION,
          ObjectKind.TABLE,
          ObjectKind.FOREIGN_TABLE,
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.EVENT_TRIGGER,
          ObjectKind.SETTING,
          ObjectKind.CLUSTER_SETTING,
          ObjectKind.CONSTRAINT,
          ObjectKind.INDEX,
          ObjectKind.TRIGGER,
          ObjectKind.RULE,
          ObjectKind.POLICY);

  /** What it tells of NOT NULL is not in {@link #KINDS}: columns are most of a snapshot. */
  static final String NOT_VALID = "constraint-not-valid";

  private static final String SECTION = "Looking for what is there and not in force";
  private static final String STATE = "state";
  private static final String ENABLED = "enabled";
  private static final String OUTDATED = "outdated version";
  private static final String ROW_SECURITY = "row security";

  /** It does not fire in ordinary sessions, or its copy on a partition does not. */
  private static final Pattern ASLEEP = Pattern.compile("(^| )(disabled|for replicas only)(,|$)");

  /** What follows in a constraint's state on whether it is valid; see constraints.sql. */
  private static final Pattern KEY_TRIGGERS = Pattern.compile("its trigger on .*");

  private static final String INVALID_INDEX = "its index is invalid";

  static final List<EnforcementLint> ALL =
      List.of(
          error(
              "trigger-not-firing",
              "Every trigger fires.",
              parts(ObjectKind.TRIGGER, EnforcementLints::trigger)),
          error(
              "event-trigger-not-firing",
              "Every event trigger fires.",
              objects(ObjectKind.EVENT_TRIGGER, EnforcementLints::eventTrigger)),
          error(
              "rewrite-rule-not-in-force",
              "Every rewrite rule is in force.",
              parts(ObjectKind.RULE, EnforcementLints::rewriteRule)),
          error(
              NOT_VALID,
              "Every constraint that is enforced has been validated.",
              parts(ObjectKind.CONSTRAINT, EnforcementLints::notValid)),
          error(
              "constraint-not-enforced",
              "Every constraint is enforced.",
              parts(ObjectKind.CONSTRAINT, EnforcementLints::notEnforced)),
          error(
              "foreign-key-triggers-off",
              "The internal triggers of every foreign key fire.",
              parts(ObjectKind.CONSTRAINT, EnforcementLints::keyTriggersOff)),
          error(
              "invalid-index",
              "Every index is valid and ready.",
              snapshot ->
                  Stream.concat(
                      parts(ObjectKind.INDEX, EnforcementLints::invalidIndex).apply(snapshot),
                      parts(ObjectKind.CONSTRAINT, EnforcementLints::invalidKey).apply(snapshot))),
          error(
              "materialized-view-not-populated",
              "Every materialized view has been populated.",
              objects(ObjectKind.MATERIALIZED_VIEW, EnforcementLints::notPopulated)),
          error(
              "policy-without-row-security",
              "No table has policies while its row security is off.",
              objects(ObjectKind.TABLE, EnforcementLints::policyAsleep)),
          warning(
              "row-security-without-policy",
              "Every table with row security has a policy.",
              objects(ObjectKind.TABLE, EnforcementLints::noPolicy)),
          warning(
              "unfinished-detach",
              "No partition is half detached.",
              objects(ObjectKind.TABLE, EnforcementLints::halfDetached)),
          error(
              "triggers-switched-off-by-setting",
              "No setting of the database or of a role switches triggers off.",
              snapshot ->
                  Stream.concat(
                      objects(ObjectKind.SETTING, EnforcementLints::replicaSetting).apply(snapshot),
                      objects(ObjectKind.CLUSTER_SETTING, EnforcementLints::replicaSetting)
                          .apply(snapshot))),
          warning(
              "outdated-collation-version",
              "Every collation in use has the version that was recorded.",
              snapshot ->
                  Stream.concat(
                      objects(ObjectKind.DATABASE, EnforcementLints::outdatedDatabase)
                          .apply(snapshot),
                      objects(ObjectKind.COLLATION, EnforcementLints::outdatedCollation)
                          .apply(snapshot))));

  private EnforcementLints() {}

  private static EnforcementLint error(
      String id, String nothing, Function<SchemaSnapshot, Stream<Suspicion>> look) {
    return new EnforcementLint(new Lint(id, SECTION, Severity.ERROR, true, nothing), look);
  }

  private static EnforcementLint warning(
      String id, String nothing, Function<SchemaSnapshot, Stream<Suspicion>> look) {
    return new EnforcementLint(new Lint(id, SECTION, Severity.WARNING, true, nothing), look);
  }

  /** What is said of one object, if anything. */
  private interface Judge {
    Optional<Suspicion> of(SchemaObject object);
  }

  /** The same of a part of one. */
  private interface JudgeOfPart {
    Optional<Suspicion> of(Part part);
  }

  /**
   * A part, and what it is a part of.
   *
   * @param name {@code schema.table.part}
   */
  private record Part(SchemaObject owner, SchemaObject object, String name) {
    Optional<String> fact(String fact) {
      return Optional.ofNullable(object.facts().get(fact));
    }

    Suspicion suspicion(String expected, String found, String toDo) {
      return Suspicion.in(schemaOf(owner), name, expected, found, toDo);
    }
  }

  private static Function<SchemaSnapshot, Stream<Suspicion>> objects(ObjectKind kind, Judge judge) {
    return snapshot ->
        snapshot.objects().stream()
            .filter(object -> object.kind() == kind)
            .flatMap(object -> judge.of(object).stream());
  }

  private static Function<SchemaSnapshot, Stream<Suspicion>> parts(
      ObjectKind kind, JudgeOfPart judge) {
    return snapshot ->
        snapshot.objects().stream()
            .flatMap(
                owner ->
                    owner.parts().stream()
                        .filter(part -> part.kind() == kind)
                        .map(part -> new Part(owner, part, owner.name() + "." + part.name())))
            .flatMap(part -> judge.of(part).stream());
  }

  /** Up to the dot behind a name that may have quotes, and dots within. */
  private static String schemaOf(SchemaObject object) {
    String name = object.name();
    if (!name.startsWith("\"")) {
      return name.substring(0, name.indexOf('.'));
    }
    int end = 1;
    while (name.charAt(end) != '"' || name.charAt(end + 1) == '"') {
      end += name.charAt(end) == '"' ? 2 : 1;
    }
    return name.substring(0, end + 1);
  }

  private static Optional<String> fact(SchemaObject object, String fact) {
    return Optional.ofNullable(object.facts().get(fact));
  }

  private static Optional<Suspicion> trigger(Part part) {
    return asleep(part, " ENABLE TRIGGER ", "; then look for rows that came in meanwhile.");
  }

  private static Optional<Suspicion> rewriteRule(Part part) {
    return asleep(part, " ENABLE RULE ", ";");
  }

  private static Optional<Suspicion> asleep(Part part, String enable, String afterwards) {
    return part.fact(STATE)
        .filter(state -> ASLEEP.matcher(state).find())
        .map(
            state ->
                part.suspicion(
                    ENABLED,
                    state,
                    "ALTER TABLE "
                        + part.owner().name()
                        + enable
                        + part.object().name()
                        + afterwards));
  }

  private static Optional<Suspicion> eventTrigger(SchemaObject object) {
    return fact(object, STATE)
        .filter(state -> ASLEEP.matcher(state).find())
        .map(
            state ->
                Suspicion.of(
                    Optional.empty(),
                    object.name(),
                    Phrase.of(ENABLED),
                    Phrase.of(state),
                    "ALTER EVENT TRIGGER " + object.name() + " ENABLE;"));
  }

  private static Optional<Suspicion> notValid(Part part) {
    return part.fact(STATE)
        .filter(state -> state.startsWith("not valid"))
        .map(state -> part.suspicion("validated", "not valid", validate(part)));
  }

  private static String validate(Part part) {
    return "ALTER "
        + (part.owner().kind() == ObjectKind.DOMAIN ? "DOMAIN " : "TABLE ")
        + part.owner().name()
        + " VALIDATE CONSTRAINT "
        + part.object().name()
        + "; where that fails, mend the rows first.";
  }

  static Suspicion notValid(NotNullFacts column) {
    return Suspicion.in(
        SqlIdentifier.display(column.schema()),
        column.table() + "." + column.column(),
        "NOT NULL, validated",
        "NOT NULL, but not validated",
        "ALTER TABLE "
            + column.table()
            + " VALIDATE CONSTRAINT "
            + column.constraint()
            + "; where that fails, mend the rows first.");
  }

  private static Optional<Suspicion> notEnforced(Part part) {
    return part.fact(STATE)
        .filter(state -> state.startsWith("not enforced"))
        .map(
            state ->
                part.suspicion(
                    "enforced",
                    "not enforced",
                    "Of a foreign key: ALTER TABLE … ALTER CONSTRAINT … ENFORCED, which looks at all rows. Of a CHECK: drop it, add"
                        + " it again NOT VALID, and validate it."));
  }

  private static Optional<Suspicion> keyTriggersOff(Part part) {
    return part.fact(STATE)
        .flatMap(state -> KEY_TRIGGERS.matcher(state).results().findFirst())
        .map(MatchResult::group)
        .filter(off -> off.contains(" is disabled") || off.contains(" is for replicas only"))
        .map(
            off ->
                part.suspicion(
                    "its internal triggers enabled",
                    off,
                    "ALTER TABLE … ENABLE TRIGGER ALL; as a superuser, on the table that is named; then look for rows that"
                        + " came in meanwhile, which VALIDATE CONSTRAINT does not look at."));
  }

  private static Optional<Suspicion> invalidIndex(Part part) {
    return part.fact(STATE)
        .map(
            state ->
                part.suspicion(
                    "valid and ready",
                    state,
                    "REINDEX INDEX CONCURRENTLY, or DROP INDEX CONCURRENTLY and create it again; unless it is being built now,"
                        + " or waits for the indexes of partitions to be attached."));
  }

  private static Optional<Suspicion> invalidKey(Part part) {
    return part.fact(STATE)
        .filter(state -> state.contains(INVALID_INDEX))
        .map(
            state ->
                part.suspicion(
                    "an index that is valid and ready",
                    "an invalid one",
                    "REINDEX INDEX CONCURRENTLY; of a partitioned table, attach the indexes of its partitions."));
  }

  private static Optional<Suspicion> notPopulated(SchemaObject view) {
    return fact(view, STATE)
        .map(
            state ->
                Suspicion.in(
                    schemaOf(view),
                    view.name(),
                    "populated",
                    state + ": every query of it fails",
                    "REFRESH MATERIALIZED VIEW " + view.name() + ";"));
  }

  private static long policies(SchemaObject table) {
    return table.parts().stream().filter(part -> part.kind() == ObjectKind.POLICY).count();
  }

  private static Optional<Suspicion> policyAsleep(SchemaObject table) {
    long policies = policies(table);
    return policies == 0 || fact(table, ROW_SECURITY).isPresent()
        ? Optional.empty()
        : Optional.of(
            Suspicion.in(
                schemaOf(table),
                table.name(),
                "row security enabled for its "
                    + (policies == 1 ? "policy" : policies + " policies"),
                "it disabled",
                "ALTER TABLE "
                    + table.name()
                    + " ENABLE ROW LEVEL SECURITY; or drop what does nothing."));
  }

  private static Optional<Suspicion> noPolicy(SchemaObject table) {
    return policies(table) > 0 || fact(table, ROW_SECURITY).isEmpty()
        ? Optional.empty()
        : Optional.of(
            Suspicion.in(
                schemaOf(table),
                table.name(),
                "a policy for its row security",
                "none: who is subject to it sees no row and writes none",
                "CREATE POLICY … ON " + table.name() + " …; or disable its row security."));
  }

  private static Optional<Suspicion> halfDetached(SchemaObject table) {
    return fact(table, STATE)
        .map(
            state ->
                Suspicion.in(
                    schemaOf(table),
                    table.name(),
                    "attached, or detached",
                    state,
                    "ALTER TABLE "
                        + fact(table, "partition of").orElse("…")
                        + " DETACH PARTITION "
                        + table.name()
                        + " FINALIZE;"));
  }

  private static Optional<Suspicion> replicaSetting(SchemaObject setting) {
    return setting.name().startsWith("session_replication_role ")
        ? fact(setting, "value")
            .filter("replica"::equalsIgnoreCase)
            .map(
                value ->
                    Suspicion.of(
                        Optional.empty(),
                        setting.name(),
                        Phrase.of("origin"),
                        Phrase.of(
                            value + ": no ordinary trigger fires, and no foreign key is checked"),
                        "ALTER DATABASE … or ALTER ROLE … RESET session_replication_role;"))
        : Optional.empty();
  }

  private static Optional<Suspicion> outdatedDatabase(SchemaObject database) {
    return fact(database, OUTDATED)
        .map(
            versions ->
                Suspicion.of(
                    Optional.empty(),
                    "database " + database.name(),
                    Phrase.of("the versions of collations that were recorded"),
                    Phrase.of(versions.replace("\n", "; ")),
                    "Rebuild the indexes on text that use them, then ALTER DATABASE … REFRESH COLLATION VERSION (PostgreSQL 15"
                        + " and later) or ALTER COLLATION … REFRESH VERSION."));
  }

  private static Optional<Suspicion> outdatedCollation(SchemaObject collation) {
    return fact(collation, OUTDATED)
        .map(
            versions ->
                Suspicion.in(
                    schemaOf(collation),
                    collation.name(),
                    "the version that was recorded",
                    versions,
                    "Rebuild the indexes that use it, then ALTER COLLATION "
                        + collation.name()
                        + " REFRESH VERSION;"));
  }
}
