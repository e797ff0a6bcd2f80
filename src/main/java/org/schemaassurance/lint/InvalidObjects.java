package org.schemaassurance.lint;

import static org.schemaassurance.lint.SnapshotPart.fact;
import static org.schemaassurance.lint.SnapshotPart.schemaOf;

import java.util.Optional;
import org.schemaassurance.catalog.LintFacts.NotNullFacts;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SqlIdentifier;

/** What is there and cannot be relied on: constraints, indexes, collations. */
final class InvalidObjects {
  private static final String INVALID_INDEX = "its index is invalid";
  private static final String OUTDATED = "outdated version";

  private InvalidObjects() {}

  static Optional<Suspicion> notValid(SnapshotPart part) {
    return part.state()
        .filter(state -> state.startsWith("not valid"))
        .map(state -> part.suspicion("validated", "not valid", validate(part)));
  }

  private static String validate(SnapshotPart part) {
    return "ALTER "
        + (part.owner().kind() == ObjectKind.DOMAIN ? "DOMAIN " : "TABLE ")
        + part.owner().name()
        + " VALIDATE CONSTRAINT "
        + part.object().name()
        + "; -- where that fails, mend the rows first";
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
            + "; -- where that fails, mend the rows first");
  }

  static Optional<Suspicion> notEnforced(SnapshotPart part) {
    return part.state()
        .filter(state -> state.startsWith("not enforced"))
        .map(
            state ->
                part.suspicion(
                    "enforced",
                    "not enforced",
                    "Of a foreign key: ALTER TABLE "
                        + part.owner().name()
                        + " ALTER CONSTRAINT "
                        + part.object().name()
                        + " ENFORCED; it looks at all rows. Of a CHECK: drop it, add it again NOT VALID, and validate it."));
  }

  static Optional<Suspicion> invalidIndex(SnapshotPart part) {
    return part.state()
        .map(
            state ->
                part.suspicion(
                    "valid and ready",
                    state,
                    isPartitioned(part) ? ofPartitions(part) : rebuilding(part)));
  }

  private static String rebuilding(SnapshotPart part) {
    return "REINDEX INDEX CONCURRENTLY "
        + index(part)
        + "; -- or DROP INDEX CONCURRENTLY and create it again; unless it is being built now";
  }

  /** It is valid as soon as each partition has one; PostgreSQL refuses to drop it CONCURRENTLY. */
  private static String ofPartitions(SnapshotPart part) {
    return "CREATE INDEX CONCURRENTLY on each partition that has none, then ALTER INDEX "
        + index(part)
        + " ATTACH PARTITION with each of those; or DROP INDEX "
        + index(part)
        + ";";
  }

  private static boolean isPartitioned(SnapshotPart part) {
    return fact(part.owner(), "partition by").isPresent();
  }

  /** It is in the schema of its table, and a constraint's has the constraint's name. */
  private static String index(SnapshotPart part) {
    return schemaOf(part.owner()) + "." + part.object().name();
  }

  static Optional<Suspicion> invalidKey(SnapshotPart part) {
    return part.state()
        .filter(state -> state.contains(INVALID_INDEX))
        .map(
            state ->
                part.suspicion(
                    "an index that is valid and ready",
                    "an invalid one",
                    "REINDEX INDEX CONCURRENTLY "
                        + index(part)
                        + "; -- of a partitioned table, attach the indexes of its partitions"));
  }

  static Optional<Suspicion> outdatedDatabase(SchemaObject database) {
    return fact(database, OUTDATED)
        .map(
            versions ->
                Suspicion.of(
                    Optional.empty(),
                    "database " + database.name(),
                    Phrase.of("the versions of collations that were recorded"),
                    Phrase.of(versions.replace("\n", "; ")),
                    "Rebuild the indexes on text that use them, then ALTER DATABASE "
                        + database.name()
                        + " REFRESH COLLATION VERSION (PostgreSQL 15 and later), or ALTER COLLATION with its name and REFRESH VERSION."));
  }

  static Optional<Suspicion> outdatedCollation(SchemaObject collation) {
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
