package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.EventTrigger;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.Inventory;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Securable;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.UndeterminedException;

/**
 * Reads of a database what was asked for and nothing else: the cost is that of the request, not of
 * the database.
 */
public final class CatalogReader {
  private final Connection connection;

  /**
   * @param connection in the read-only transaction whose snapshot is read, with an empty
   *     search_path
   */
  public CatalogReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Reads what the request names.
   *
   * @throws ChangedMeanwhileException if the schema changed while it was read
   * @throws UndeterminedException if the catalog could not be read otherwise
   */
  public LiveSchema read(CatalogRequest request) {
    try {
      Map<Long, QualifiedName> relations = new TreeMap<>();
      relations.putAll(Relations.oids(request.tables(), connection));
      relations.putAll(Relations.like(request.tablePatterns(), connection));
      Long[] oids = relations.keySet().toArray(Long[]::new);
      List<FoundTrigger> triggers = FoundTrigger.of(oids, request.triggerNames(), connection);
      List<EventTrigger> eventTriggers =
          CatalogQuery.load("event-triggers").rows(connection, CatalogReader::eventTrigger);
      return new LiveSchema(
          new TableReader(connection, oids, request.details()).read(triggers),
          routines(request.routines(), triggers, eventTriggers),
          triggers.stream().filter(FoundTrigger::isElsewhere).map(FoundTrigger::trigger).toList(),
          eventTriggers,
          CatalogQuery.load("role-settings").rows(connection, CatalogReader::setting),
          new AccessReader(connection).read(request.access()));
    } catch (SQLException failed) {
      throw CatalogFailure.of(failed, connection);
    }
  }

  /**
   * Reads what decides whether a relation takes a row, beside what {@link #read} says of it.
   *
   * @throws UndeterminedException if the catalog could not be read
   */
  public Intake intake(QualifiedName table) {
    try {
      return IntakeReader.read(table, connection);
    } catch (SQLException failed) {
      throw CatalogFailure.of(failed, connection);
    }
  }

  /**
   * Roles that may do to one table what makes a trigger's function write to another, where they
   * have no right to.
   *
   * @param privilege on the first table
   * @param needed the privilege on the second one, INSERT or UPDATE
   * @param columns of the second one; empty for all
   * @throws UndeterminedException if the catalog could not be read
   */
  public List<String> rolesThatCannotWriteDown(
      QualifiedName watched,
      String privilege,
      QualifiedName function,
      QualifiedName written,
      String needed,
      List<String> columns) {
    try {
      return CatalogQuery.load("roles-that-cannot-write-down")
          .rows(
              connection,
              row -> row.getString("role_name"),
              new String[] {
                watched.schema(),
                watched.name(),
                privilege,
                function.schema(),
                function.name(),
                written.schema(),
                written.name(),
                needed
              },
              columns.toArray(String[]::new),
              throughViews(watched, privilege));
    } catch (SQLException failed) {
      throw CatalogFailure.of(failed, connection);
    }
  }

  /**
   * Roles that may log in and have a privilege on a table, but for superusers.
   *
   * @param privilege on all of it, or on a column
   * @throws UndeterminedException if the catalog could not be read
   */
  public List<String> rolesThatMay(QualifiedName table, String privilege) {
    try {
      return CatalogQuery.load("roles-that-may")
          .rows(
              connection,
              row -> row.getString("role_name"),
              new String[] {table.schema(), table.name(), privilege},
              throughViews(table, privilege));
    } catch (SQLException failed) {
      throw CatalogFailure.of(failed, connection);
    }
  }

  private String[] throughViews(QualifiedName table, String privilege) throws SQLException {
    Right right = Right.of(privilege, Securable.table(table));
    return ThroughViews.of(Set.of(right), connection).whoMay(right).keySet().toArray(String[]::new);
  }

  /**
   * Lists what there is, without reading it.
   *
   * @param patterns of the tables and views
   * @param schemas whose functions and procedures are listed; those that triggers of the tables
   *     call are listed anyway
   * @throws UndeterminedException if the catalog could not be read
   */
  public Inventory inventory(List<TablePattern> patterns, List<String> schemas) {
    try {
      Map<Long, QualifiedName> relations = Relations.like(patterns, connection);
      List<Inventory.RoutineIdentity> routines =
          CatalogQuery.load("routines-of-schemas")
              .rows(
                  connection,
                  row ->
                      new Inventory.RoutineIdentity(
                          CatalogQuery.name(row, "schema_name", "proname"),
                          NamedSql.texts(row, "arguments")),
                  schemas.toArray(String[]::new),
                  relations.keySet().toArray(Long[]::new));
      return new Inventory(new TreeSet<>(relations.values()), routines);
    } catch (SQLException failed) {
      throw CatalogFailure.of(failed, connection);
    }
  }

  /** Those asked for and, since a trigger does what its function does, those of the triggers. */
  private List<Routine> routines(
      Set<QualifiedName> names, List<FoundTrigger> triggers, List<EventTrigger> eventTriggers)
      throws SQLException {
    Set<String> bareNames = new LinkedHashSet<>(names.stream().map(QualifiedName::name).toList());
    triggers.forEach(found -> bareNames.add(found.trigger().function().name()));
    eventTriggers.forEach(trigger -> bareNames.add(trigger.function().name()));
    return bareNames.isEmpty()
        ? List.of()
        : CatalogQuery.load("routines")
            .rows(connection, CatalogReader::routine, bareNames.toArray(String[]::new));
  }

  private static EventTrigger eventTrigger(ResultSet row) throws SQLException {
    return new EventTrigger(
        row.getString("evtname"),
        row.getString("evtevent"),
        CatalogQuery.name(row, "function_schema", "function_name"));
  }

  private static Routine routine(ResultSet row) throws SQLException {
    QualifiedName name = CatalogQuery.name(row, "schema_name", "proname");
    return new Routine(
        name,
        NamedSql.texts(row, "arguments"),
        new Routine.Calls(row.getInt("arguments_needed"), row.getBoolean("variadic")),
        row.getString("kind"),
        row.getString("result"),
        row.getString("lanname"),
        CatalogQuery.definition(row, "body", "the function " + name),
        row.getString("volatility"),
        row.getString("parallel"),
        row.getBoolean("prosecdef"),
        row.getBoolean("proisstrict"),
        NamedSql.texts(row, "settings"));
  }

  private static RoleSetting setting(ResultSet row) throws SQLException {
    return new RoleSetting(
        Optional.ofNullable(row.getString("database_name")),
        Optional.ofNullable(row.getString("role_name")),
        row.getString("setting_name"),
        row.getString("setting_value"),
        row.getBoolean("of_server"),
        row.getBoolean("started_here"));
  }
}
