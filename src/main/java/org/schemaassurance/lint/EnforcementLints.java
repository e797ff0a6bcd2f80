package org.schemaassurance.lint;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.Severity;

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
  static final List<EnforcementLint> ALL =
      List.of(
          error(
              "trigger-not-firing",
              "Every trigger fires.",
              SnapshotPart.each(ObjectKind.TRIGGER, SilencedObjects::trigger)),
          error(
              "event-trigger-not-firing",
              "Every event trigger fires.",
              SnapshotPart.eachObject(ObjectKind.EVENT_TRIGGER, SilencedObjects::eventTrigger)),
          error(
              "rewrite-rule-not-in-force",
              "Every rewrite rule is in force.",
              SnapshotPart.each(ObjectKind.RULE, SilencedObjects::rewriteRule)),
          error(
              NOT_VALID,
              "Every constraint that is enforced has been validated.",
              SnapshotPart.each(ObjectKind.CONSTRAINT, InvalidObjects::notValid)),
          error(
              "constraint-not-enforced",
              "Every constraint is enforced.",
              SnapshotPart.each(ObjectKind.CONSTRAINT, InvalidObjects::notEnforced)),
          error(
              "foreign-key-triggers-off",
              "The internal triggers of every foreign key fire.",
              SnapshotPart.each(ObjectKind.CONSTRAINT, SilencedObjects::keyTriggersOff)),
          error(
              "invalid-index",
              "Every index is valid and ready.",
              snapshot ->
                  Stream.concat(
                      SnapshotPart.each(ObjectKind.INDEX, InvalidObjects::invalidIndex)
                          .apply(snapshot),
                      SnapshotPart.each(ObjectKind.CONSTRAINT, InvalidObjects::invalidKey)
                          .apply(snapshot))),
          error(
              "materialized-view-not-populated",
              "Every materialized view has been populated.",
              SnapshotPart.eachObject(
                  ObjectKind.MATERIALIZED_VIEW, UnfinishedRelations::notPopulated)),
          error(
              "policy-without-row-security",
              "No table has policies while its row security is off.",
              SnapshotPart.eachObject(ObjectKind.TABLE, UnfinishedRelations::policyAsleep)),
          warning(
              "row-security-without-policy",
              "Every table with row security has a policy.",
              SnapshotPart.eachObject(ObjectKind.TABLE, UnfinishedRelations::noPolicy)),
          warning(
              "unfinished-detach",
              "No partition is half detached.",
              SnapshotPart.eachObject(ObjectKind.TABLE, UnfinishedRelations::halfDetached)),
          error(
              "triggers-switched-off-by-setting",
              "No setting of the database or of a role switches triggers off.",
              snapshot ->
                  Stream.concat(
                      SnapshotPart.eachObject(ObjectKind.SETTING, SilencedObjects::replicaSetting)
                          .apply(snapshot),
                      SnapshotPart.eachObject(
                              ObjectKind.CLUSTER_SETTING, SilencedObjects::replicaSetting)
                          .apply(snapshot))),
          warning(
              "outdated-collation-version",
              "Every collation in use has the version that was recorded.",
              snapshot ->
                  Stream.concat(
                      SnapshotPart.eachObject(ObjectKind.DATABASE, InvalidObjects::outdatedDatabase)
                          .apply(snapshot),
                      SnapshotPart.eachObject(
                              ObjectKind.COLLATION, InvalidObjects::outdatedCollation)
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
}
