package org.schemaassurance.rehearse.rows;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/**
 * A table with all of the catalog that its rows have to satisfy.
 *
 * @param partitionColumns that any level of its partitioning looks at; empty of an ordinary table
 * @param partitionConditions a row satisfies one of them; empty of an ordinary table
 */
record FillableTable(
    QualifiedName name,
    boolean isPartitioned,
    Set<String> partitionColumns,
    List<String> partitionConditions,
    List<Column> columns,
    List<Key> keys,
    List<Reference> references,
    List<Condition> conditions) {

  /** The condition of a partition that takes every row. */
  private static final String ANY_ROW = "true";

  /**
   * A column.
   *
   * @param type empty where it is the row of a table, which nothing is generated for
   * @param typeName with its length
   * @param numbered the expression that takes the next number of a sequence: an identity or serial
   *     column
   * @param expression of the default, or what is generated
   */
  record Column(
      String name,
      Optional<ColumnType> type,
      String typeName,
      boolean notNull,
      boolean isGenerated,
      Optional<String> numbered,
      Optional<String> expression) {}

  /**
   * What no two rows may share.
   *
   * @param columns those that its expressions name, too
   * @param isImmediate not deferrable: {@code ON CONFLICT} works with no others
   */
  record Key(List<String> columns, boolean isPartial, boolean isExclusion, boolean isImmediate) {
    Key {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A foreign key.
   *
   * @param referenced may be a partition
   * @param isPartitioned whether that has partitions of its own; tables that inherit from it have
   *     no rows to refer to
   * @param root the table that it belongs to, or itself
   */
  record Reference(
      List<String> columns,
      QualifiedName referenced,
      boolean isPartitioned,
      QualifiedName root,
      List<String> referencedColumns) {
    Reference {
      columns = List.copyOf(columns);
      referencedColumns = List.copyOf(referencedColumns);
    }

    /** The rows that can be referred to, for FROM. */
    String rows() {
      return (isPartitioned ? "" : "ONLY ") + Sql.quote(referenced);
    }

    /** What one of its columns refers to. */
    String referencedBy(String column) {
      return referencedColumns.get(columns.indexOf(column));
    }
  }

  /**
   * A condition of a row.
   *
   * @param isCheck it has to hold; others tell which values matter
   */
  record Condition(String text, List<String> columns, boolean isCheck) {
    Condition {
      columns = List.copyOf(columns);
    }

    /** Whether it combines columns, and asks which of them are NULL. */
    boolean isAboutNulls() {
      return isCheck && columns.size() > 1 && text.toUpperCase(Locale.ROOT).contains("NULL");
    }
  }

  FillableTable {
    partitionColumns = Set.copyOf(partitionColumns);
    partitionConditions = List.copyOf(partitionConditions);
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    references = List.copyOf(references);
    conditions = List.copyOf(conditions);
  }

  Column column(String column) {
    return columns.stream().filter(each -> each.name().equals(column)).findFirst().orElseThrow();
  }

  /**
   * Whether a row can do without what the key refers to: one NULL is enough.
   *
   * <p>Source: PostgreSQL manual, "CREATE TABLE", {@code MATCH SIMPLE}.
   */
  boolean isOptional(Reference reference) {
    return reference.columns().stream().map(this::column).anyMatch(each -> !each.notNull());
  }

  /** Without foreign keys and their columns, and all that has to do with those. */
  FillableTable without(Set<Reference> left) {
    Set<String> gone =
        left.stream().flatMap(each -> each.columns().stream()).collect(Collectors.toSet());
    return new FillableTable(
        name,
        isPartitioned,
        partitionColumns,
        partitionConditions,
        columns.stream().filter(each -> !gone.contains(each.name())).toList(),
        keys.stream().filter(each -> Collections.disjoint(each.columns(), gone)).toList(),
        references.stream().filter(each -> Collections.disjoint(each.columns(), gone)).toList(),
        conditions.stream().filter(each -> Collections.disjoint(each.columns(), gone)).toList());
  }

  /** Conditions that have to hold, of the table alone. */
  Stream<Condition> checks() {
    return conditions.stream().filter(Condition::isCheck);
  }

  /** Whether conditions have to hold for a column: checks, those of its domain, partitions. */
  boolean restricts(Column column) {
    return checks().anyMatch(check -> check.columns().contains(column.name()))
        || partitionColumns.contains(column.name())
        || column.type().stream().anyMatch(type -> !type.allConditions().isEmpty());
  }

  /** Keys as what decides about them: instead of a generated column those that it is made of. */
  List<Key> keysOfGivenColumns() {
    return keys.stream()
        .map(
            key ->
                new Key(
                    key.columns().stream()
                        .map(this::column)
                        .flatMap(this::givenColumns)
                        .distinct()
                        .toList(),
                    key.isPartial(),
                    key.isExclusion(),
                    key.isImmediate()))
        .toList();
  }

  private Stream<String> givenColumns(Column column) {
    if (!column.isGenerated()) {
      return Stream.of(column.name());
    }
    Set<String> named =
        SqlLexer.tokenize(column.expression().orElseThrow()).stream()
            .filter(Token::isName)
            .map(Token::text)
            .collect(Collectors.toSet());
    return columns.stream().map(Column::name).filter(named::contains);
  }

  /** Whether some text tells which values of a column matter. */
  boolean suggests(Column column) {
    return !suggestions(column).isEmpty();
  }

  /** The texts that speak of a column, and what it is by default. */
  List<String> suggestions(Column column) {
    return Stream.of(
            conditions.stream()
                .filter(condition -> condition.columns().contains(column.name()))
                .map(Condition::text),
            partitionColumns.contains(column.name())
                ? partitionConditions.stream()
                : Stream.<String>empty(),
            column.expression().filter(text -> text.startsWith("'")).stream(),
            column.type().stream().flatMap(type -> type.allConditions().stream()))
        .flatMap(texts -> texts)
        .toList();
  }

  /** What a column's values have to satisfy whatever the others are. */
  List<String> conditionsOf(Column column) {
    Stream<String> checks =
        checks()
            .filter(check -> check.columns().equals(List.of(column.name())))
            .map(Condition::text);
    return partitionColumns.equals(Set.of(column.name()))
        ? Stream.concat(checks, hasPartition().stream()).toList()
        : checks.toList();
  }

  /** The condition that a row has a partition; empty where every row has one. */
  Optional<String> hasPartition() {
    return !isPartitioned || partitionConditions.contains(ANY_ROW)
        ? Optional.empty()
        : Optional.of(
            partitionConditions.stream()
                .map(condition -> " OR (" + condition + ")")
                .collect(Collectors.joining("", "(false", ")")));
  }
}
