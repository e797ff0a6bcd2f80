package org.schemaassurance.verify.checks;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.KnownNames;
import org.schemaassurance.verify.checks.IndexCheck.DeclaredIndex;

/**
 * How an index comes to be that a table lacks.
 *
 * @param names by which the project knows it
 */
record CreatedIndex(DeclaredIndex declared, Table table, KnownNames names) {
  /** Bytes that PostgreSQL keeps of a name (NAMEDATALEN less one). */
  private static final int LONGEST_NAME = 63;

  private static final String MEANWHILE = "_new";

  /** What there is in its place. */
  String found() {
    return namesake().map(CreatedIndex::words).orElse("none");
  }

  private static String words(Index other) {
    return "only "
        + other.name()
        + (other.unique() ? ", a unique index on (" : ", an index on (")
        + String.join(", ", other.keys())
        + ")"
        + (other.included().isEmpty()
            ? ""
            : " INCLUDE (" + String.join(", ", other.included()) + ")")
        + other.predicate().map(text -> " WHERE " + text).orElse(" of all rows");
  }

  /**
   * Of a partitioned table no index is built concurrently, and nobody writes to any partition
   * meanwhile (manual, CREATE INDEX, "Building Indexes Concurrently").
   */
  String toDo() {
    Optional<String> free = known().filter(name -> AddedConstraint.isFree(table, name));
    if (table.kind().equals("partitioned table")) {
      return "Create it on the table alone ("
          + statement(named(free) + " ON ONLY ")
          + "), then CONCURRENTLY on each partition, and attach those (ALTER INDEX … ATTACH PARTITION …): without ONLY all writes wait until it is built.";
    }
    return namesake().map(this::insteadOf).orElseGet(() -> concurrently(free));
  }

  /**
   * The new one is there before the old one goes, so that queries always have one; and the old one
   * stays where the new one could not be built, for psql goes on behind an error.
   */
  private String insteadOf(Index old) {
    String meanwhile = AddedConstraint.freeName(table, shortened(old.name()) + MEANWHILE);
    String swap =
        """
         BEGIN
          IF (SELECT indisvalid FROM pg_catalog.pg_index WHERE indexrelid = %s::pg_catalog.regclass) THEN
            DROP INDEX %s;
            ALTER INDEX %s RENAME TO %s;
          END IF;
        END """
            .formatted(
                SqlLiteral.of(inSchema(meanwhile)),
                inSchema(old.name()),
                inSchema(meanwhile),
                SqlIdentifier.display(old.name()));
    return concurrently(Optional.of(meanwhile)) + "\nDO " + SqlLiteral.body(swap) + ";";
  }

  /** So that what stands behind it is not cut. */
  private static String shortened(String name) {
    String kept = name;
    while ((kept + MEANWHILE).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept;
  }

  /** An index is in its table's schema. */
  private String inSchema(String name) {
    return new QualifiedName(table.name().schema(), name).toString();
  }

  private Optional<String> known() {
    return names.of(KnownNames.Kind.INDEX, table.name(), declared.columns());
  }

  /** Another index that has its name, and no constraint that needs it. */
  private Optional<Index> namesake() {
    return known()
        .flatMap(
            name -> table.indexes().stream().filter(index -> index.name().equals(name)).findFirst())
        .filter(index -> index.constraint().isEmpty());
  }

  private String concurrently(Optional<String> name) {
    return statement(" CONCURRENTLY" + named(name) + " ON ") + ";";
  }

  private static String named(Optional<String> name) {
    return name.map(known -> " " + SqlIdentifier.display(known)).orElse("");
  }

  private String statement(String on) {
    return (declared.unique() ? "CREATE UNIQUE INDEX" : "CREATE INDEX")
        + on
        + declared.table()
        + (declared.method().equals("btree") ? "" : " USING " + declared.method())
        + " ("
        + columns()
        + ")"
        + declared
            .included()
            .map(list -> " INCLUDE (" + SqlIdentifier.displayAll(list) + ")")
            .orElse("")
        + (declared.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
        + declared.condition().map(text -> " WHERE " + text).orElse("");
  }

  private String columns() {
    return IntStream.range(0, declared.columns().size())
        .mapToObj(
            i ->
                key(declared.columns().get(i))
                    + declared
                        .collations()
                        .map(list -> list.get(i))
                        .filter(name -> !name.equals(IndexCheck.OF_THE_COLUMN))
                        .map(name -> " COLLATE " + name)
                        .orElse("")
                    + declared.operatorClasses().map(list -> " " + list.get(i)).orElse("")
                    + declared.orders().map(list -> " " + list.get(i)).orElse(""))
        .collect(Collectors.joining(", "));
  }

  /** Manual, CREATE INDEX: an expression stands in parentheses. */
  private String key(String text) {
    return table.column(text).isPresent() ? SqlIdentifier.display(text) : "(" + text + ")";
  }
}
