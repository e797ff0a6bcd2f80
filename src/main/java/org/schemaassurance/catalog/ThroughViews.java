package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.Securable;

/** Who does something to tables through views, which takes no right on the table. */
public final class ThroughViews {
  private static final Set<String> THROUGH_VIEWS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

  private final Map<Done, SortedMap<String, QualifiedName>> roles;

  private ThroughViews(Map<Done, SortedMap<String, QualifiedName>> roles) {
    this.roles = roles;
  }

  private record Done(QualifiedName table, String privilege) {
    static Done of(Right right) {
      return new Done(right.on().name().orElseThrow(), right.privilege());
    }
  }

  /**
   * Asks of some rights on tables; others there is no way to through a view.
   *
   * @throws SQLException when the catalog cannot be asked
   */
  public static ThroughViews of(Collection<Right> rights, Connection connection)
      throws SQLException {
    List<Done> asked =
        rights.stream()
            .filter(right -> right.on().kind() == Securable.Kind.TABLE)
            .filter(right -> THROUGH_VIEWS.contains(right.privilege()))
            .map(Done::of)
            .distinct()
            .toList();
    Map<Done, SortedMap<String, QualifiedName>> roles = new HashMap<>();
    if (!asked.isEmpty()) {
      CatalogQuery.load("through-views")
          .rows(
              connection,
              row ->
                  roles
                      .computeIfAbsent(
                          new Done(
                              CatalogQuery.name(row, "schema_name", "table_name"),
                              row.getString("privilege")),
                          done -> new TreeMap<>())
                      .put(
                          row.getString("role_name"),
                          CatalogQuery.name(row, "view_schema", "view_name")),
              asked.stream().map(done -> done.table().schema()).toArray(String[]::new),
              asked.stream().map(done -> done.table().name()).toArray(String[]::new),
              asked.stream().map(Done::privilege).toArray(String[]::new));
    }
    return new ThroughViews(roles);
  }

  /** The roles, those too that have the right itself, and a view of each; superusers left out. */
  public SortedMap<String, QualifiedName> whoMay(Right right) {
    return right.on().kind() == Securable.Kind.TABLE
        ? roles.getOrDefault(Done.of(right), Collections.emptySortedMap())
        : Collections.emptySortedMap();
  }
}
