package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.AccessRequest;
import org.schemaassurance.model.DatabaseRole;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.RoleAttribute;
import org.schemaassurance.model.Securable;

/** Reads who may do what. The catalog shows that to everybody. */
final class AccessReader {
  private final Connection connection;

  AccessReader(Connection connection) {
    this.connection = connection;
  }

  /** What was asked for; nothing is sent where nothing was. */
  Access read(AccessRequest request) throws SQLException {
    if (request.isNothing()) {
      return Access.NONE;
    }
    SortedMap<String, DatabaseRole> roles = new TreeMap<>();
    List<Access.Database> database =
        CatalogQuery.load("roles").rows(connection, row -> databaseOf(row, roles));
    List<Access.Need> needs = needs(request.written());
    Set<Right> rights = new LinkedHashSet<>(request.rights());
    needs.forEach(need -> rights.add(need.right()));
    return new Access(
        database.get(0),
        roles,
        holders(new ArrayList<>(rights)),
        needs.stream()
            .collect(Collectors.groupingBy(Access.Need::table, Collectors.toUnmodifiableList())),
        namesakes(request.names()),
        definerFunctions(request.definerSchemas()),
        defaults(request.defaultsOf()));
  }

  private static Set<RoleAttribute> attributes(ResultSet row) throws SQLException {
    return NamedSql.texts(row, "attributes").stream()
        .map(RoleAttribute::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Access.DefaultPrivilege> defaults(Set<String> schemas) throws SQLException {
    return schemas.isEmpty()
        ? List.of()
        : CatalogQuery.load("default-privileges")
            .rows(
                connection,
                row ->
                    new Access.DefaultPrivilege(
                        row.getString("creator"),
                        Optional.ofNullable(row.getString("schema_name")),
                        row.getString("kind"),
                        row.getString("grantee"),
                        NamedSql.texts(row, "privileges")),
                schemas.toArray(String[]::new));
  }

  private static Access.Database databaseOf(ResultSet row, Map<String, DatabaseRole> roles)
      throws SQLException {
    DatabaseRole role =
        new DatabaseRole(
            row.getString("rolname"),
            attributes(row),
            row.getBoolean("rolcanlogin"),
            Optional.ofNullable(row.getString("expired")),
            row.getInt("rolconnlimit"),
            row.getBoolean("connects"),
            NamedSql.texts(row, "members"),
            NamedSql.texts(row, "strangers"));
    roles.put(role.name(), role);
    return new Access.Database(row.getString("datname"), row.getInt("datconnlimit"));
  }

  private List<Access.Need> needs(Set<QualifiedName> written) throws SQLException {
    NameArrays tables = NameArrays.of(written);
    return written.isEmpty()
        ? List.of()
        : CatalogQuery.load("needs")
            .rows(connection, AccessReader::need, tables.schemas(), tables.names());
  }

  private static Access.Need need(ResultSet row) throws SQLException {
    Securable on =
        new Securable(
            Securable.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
            Optional.of(CatalogQuery.name(row, "on_schema", "on_name")),
            NamedSql.texts(row, "arguments"));
    String column = row.getString("column_name");
    Optional<String> ofColumn =
        column.isEmpty()
            ? Optional.empty()
            : Optional.of(column.equals("*") ? Right.ANY_COLUMN : column);
    return new Access.Need(
        CatalogQuery.name(row, "schema_name", "table_name"),
        Optional.ofNullable(row.getString("owner")),
        new Right(on, row.getString("privilege"), ofColumn),
        row.getString("reason"));
  }

  private Map<Right, Access.Holders> holders(List<Right> rights) throws SQLException {
    Map<Right, Access.Holders> holders = new HashMap<>();
    if (!rights.isEmpty()) {
      ThroughViews throughViews = ThroughViews.of(rights, connection);
      CatalogQuery.load("rights")
          .rows(
              connection,
              row -> {
                Right right = rights.get(row.getInt("position") - 1);
                return holders.put(right, holdersOf(row, throughViews.whoMay(right)));
              },
              texts(rights, right -> right.on().kind().toString()),
              texts(rights, right -> right.on().name().map(QualifiedName::schema).orElse("")),
              texts(rights, right -> right.on().name().map(QualifiedName::name).orElse("")),
              texts(rights, right -> String.join(", ", right.on().arguments())),
              texts(rights, Right::privilege),
              texts(rights, AccessReader::column));
    }
    return holders;
  }

  private static String column(Right right) {
    return right.column().map(name -> name.equals(Right.ANY_COLUMN) ? "*" : name).orElse("");
  }

  private static String[] texts(List<Right> rights, Function<Right, String> text) {
    return rights.stream().map(text).toArray(String[]::new);
  }

  private static Access.Holders holdersOf(
      ResultSet row, SortedMap<String, QualifiedName> throughViews) throws SQLException {
    return new Access.Holders(
        row.getString("owner"),
        Set.copyOf(NamedSql.texts(row, "effective")),
        new LinkedHashSet<>(NamedSql.texts(row, "granted")),
        throughViews,
        row.getBoolean("sets_off"));
  }

  private List<Access.Namesake> namesakes(Set<String> names) throws SQLException {
    return names.isEmpty()
        ? List.of()
        : CatalogQuery.load("namesakes")
            .rows(
                connection,
                row ->
                    new Access.Namesake(
                        CatalogQuery.name(row, "schema_name", "relation_name"),
                        Set.copyOf(NamedSql.texts(row, "usable_by")),
                        CatalogQuery.name(row, "meant_schema", "relation_name")),
                names.toArray(String[]::new));
  }

  private List<Access.DefinerFunction> definerFunctions(Set<String> schemas) throws SQLException {
    return schemas.isEmpty()
        ? List.of()
        : CatalogQuery.load("definer-functions")
            .rows(
                connection,
                row ->
                    new Access.DefinerFunction(
                        new Securable(
                            Securable.Kind.FUNCTION,
                            Optional.of(CatalogQuery.name(row, "schema_name", "proname")),
                            NamedSql.texts(row, "arguments")),
                        row.getString("owner"),
                        NamedSql.texts(row, "settings"),
                        new LinkedHashSet<>(NamedSql.texts(row, "callers"))),
                schemas.toArray(String[]::new));
  }
}
