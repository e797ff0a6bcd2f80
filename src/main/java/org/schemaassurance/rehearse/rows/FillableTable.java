package org.schemaassurance.rehearse.rows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/** A table with all of the catalog that its rows have to satisfy. */
record FillableTable(
    QualifiedName name,
    List<Column> columns,
    List<Key> keys,
    List<Reference> references,
    RowConditions conditions) {

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

  FillableTable {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    references = List.copyOf(references);
  }

  boolean isPartitioned() {
    return conditions.partitioning().isPresent();
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
        columns.stream().filter(each -> !gone.contains(each.name())).toList(),
        keys.stream().filter(each -> Collections.disjoint(each.columns(), gone)).toList(),
        references.stream().filter(each -> Collections.disjoint(each.columns(), gone)).toList(),
        conditions.without(gone));
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
}
