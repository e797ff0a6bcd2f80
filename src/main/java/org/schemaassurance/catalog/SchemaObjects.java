package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.schemaassurance.model.QualifiedName;

/**
 * The names of all that some schemas hold; what belongs to an extension is left out.
 *
 * @param tables ordinary and partitioned ones
 * @param routines functions and procedures
 */
public record SchemaObjects(SortedSet<QualifiedName> tables, SortedSet<QualifiedName> routines) {

  public SchemaObjects {
    tables = Collections.unmodifiableSortedSet(new TreeSet<>(tables));
    routines = Collections.unmodifiableSortedSet(new TreeSet<>(routines));
  }

  /** One name, and whether it is a table's. */
  private record Found(QualifiedName name, boolean isTable) {}

  /** What is in these schemas. */
  public static SchemaObjects of(Collection<String> schemas, Connection connection)
      throws SQLException {
    String[] names = schemas.toArray(String[]::new);
    List<Found> found =
        CatalogQuery.load("schema-objects")
            .rows(
                connection,
                row ->
                    new Found(
                        new QualifiedName(
                            row.getString("schema_name"), row.getString("object_name")),
                        row.getBoolean("is_table")),
                names,
                names);
    return new SchemaObjects(names(found, true), names(found, false));
  }

  private static SortedSet<QualifiedName> names(List<Found> found, boolean tables) {
    SortedSet<QualifiedName> names = new TreeSet<>();
    found.stream().filter(each -> each.isTable() == tables).forEach(each -> names.add(each.name()));
    return names;
  }
}
