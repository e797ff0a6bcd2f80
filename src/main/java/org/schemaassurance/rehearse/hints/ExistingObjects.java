package org.schemaassurance.rehearse.hints;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.schemaassurance.model.LockMode;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.WrittenTables;

/**
 * What was there before a changeset ran, by qualified name as {@link QualifiedName#toString} writes
 * it. What a changeset makes itself has no rows and nobody who waits for it.
 *
 * @param schema of names that have none, as the catalog stores it
 * @param tables ordinary, partitioned and materialized views
 * @param materializedViews which of them nobody writes to but REFRESH
 * @param tableOfIndex the table of each index
 * @param columns of tables, each behind its table and a dot
 * @param others sequences, views and types
 */
public record ExistingObjects(
    String schema,
    Set<String> tables,
    Set<String> materializedViews,
    Map<String, String> tableOfIndex,
    Set<String> columns,
    Set<String> others) {
  private static final Set<ObjectKind> TABLES =
      Set.of(ObjectKind.TABLE, ObjectKind.MATERIALIZED_VIEW);
  private static final Set<ObjectKind> OTHERS =
      Set.of(
          ObjectKind.SEQUENCE,
          ObjectKind.VIEW,
          ObjectKind.FOREIGN_TABLE,
          ObjectKind.ENUM,
          ObjectKind.DOMAIN,
          ObjectKind.COMPOSITE_TYPE);

  public ExistingObjects {
    tables = Set.copyOf(tables);
    materializedViews = Set.copyOf(materializedViews);
    tableOfIndex = Map.copyOf(tableOfIndex);
    columns = Set.copyOf(columns);
    others = Set.copyOf(others);
  }

  /**
   * Of the whole schema before the changeset.
   *
   * @param schema of names that have none, as the catalog stores it
   */
  public static ExistingObjects of(SchemaSnapshot before, String schema) {
    Set<String> tables = new TreeSet<>();
    Set<String> views = new TreeSet<>();
    Set<String> columns = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    Map<String, String> indexes = new TreeMap<>();
    for (SchemaObject object : before.objects()) {
      if (TABLES.contains(object.kind())) {
        tables.add(object.name());
        addIndexes(object, indexes);
        addColumns(object, columns);
        if (object.kind() == ObjectKind.MATERIALIZED_VIEW) {
          views.add(object.name());
        }
      } else if (OTHERS.contains(object.kind())) {
        others.add(object.name());
      }
    }
    return new ExistingObjects(schema, tables, views, indexes, columns, others);
  }

  /** An index lies in the schema of its table; a constraint's index has the constraint's name. */
  private static void addIndexes(SchemaObject table, Map<String, String> indexes) {
    String prefix = schemaOf(table.name());
    table.parts().stream()
        .filter(part -> part.kind() == ObjectKind.INDEX || part.kind() == ObjectKind.CONSTRAINT)
        .forEach(part -> indexes.put(prefix + part.name(), table.name()));
  }

  private static void addColumns(SchemaObject table, Set<String> columns) {
    table.parts().stream()
        .filter(part -> part.kind() == ObjectKind.COLUMN)
        .forEach(column -> columns.add(table.name() + "." + column.name()));
  }

  private static String schemaOf(String qualified) {
    int dot = qualified.startsWith("\"") ? qualified.indexOf("\".") + 1 : qualified.indexOf('.');
    return qualified.substring(0, dot + 1);
  }

  /**
   * Whether somebody waits for a table that is locked so. Nobody knows of one that was not there,
   * and nobody writes to a materialized view.
   */
  boolean stops(String table, LockMode mode) {
    return tables.contains(table)
        && (materializedViews.contains(table) ? mode.blocksReads() : mode.blocksWrites());
  }

  /** A name as it is told; without a schema it gets the default one. */
  String called(QualifiedName name) {
    return name.schema().equals(WrittenTables.NO_SCHEMA)
        ? new QualifiedName(schema, name.name()).toString()
        : name.toString();
  }

  /** The table of a name, if it was there. */
  Optional<String> table(QualifiedName name) {
    return Optional.of(called(name)).filter(tables::contains);
  }

  /**
   * Whether a table that was there had a column.
   *
   * @param column as the catalog stores it
   */
  boolean hasColumn(String table, String column) {
    return columns.contains(table + "." + SqlIdentifier.display(column));
  }

  /** The table of an index that was there. */
  Optional<String> tableOfIndex(QualifiedName index) {
    return Optional.ofNullable(tableOfIndex.get(called(index)));
  }

  /** Whether something of that name was there. */
  boolean has(QualifiedName name) {
    String called = called(name);
    return tables.contains(called) || tableOfIndex.containsKey(called) || others.contains(called);
  }

  /** Whether a table or an index of that name, as it is told, was there. */
  public boolean hasTableOrIndex(String called) {
    return tables.contains(called) || tableOfIndex.containsKey(called);
  }

  /** A name as it stands in a statement. */
  static String shown(QualifiedName name) {
    return name.schema().equals(WrittenTables.NO_SCHEMA)
        ? SqlIdentifier.display(name.name())
        : name.toString();
  }
}
