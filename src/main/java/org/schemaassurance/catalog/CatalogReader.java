package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schemaassurance.connect.LostConnection;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Inventory;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.ReferentialAction;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.model.TriggerFiring;
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
      List<FoundTrigger> triggers = triggers(oids, request.triggerNames());
      return new LiveSchema(
          oids.length == 0 ? new TreeMap<>() : tables(oids, triggers),
          routines(request.routines(), triggers),
          triggers.stream()
              .filter(found -> found.root().isEmpty())
              .map(FoundTrigger::trigger)
              .toList(),
          NamedQuery.load("login-triggers").rows(connection, row -> row.getString("evtname")),
          settings());
    } catch (SQLException failed) {
      throw CatalogFailure.of(failed, connection);
    }
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
          NamedQuery.load("routines-of-schemas")
              .rows(
                  connection,
                  row ->
                      new Inventory.RoutineIdentity(
                          name(row, "schema_name", "proname"),
                          NamedQuery.textArray(row, "arguments")),
                  schemas.toArray(String[]::new),
                  relations.keySet().toArray(Long[]::new));
      return new Inventory(new TreeSet<>(relations.values()), routines);
    } catch (SQLException failed) {
      throw CatalogFailure.of(failed, connection);
    }
  }

  /** SchemaCrawler makes something else of a connection that is lost, or says nothing. */
  private SortedMap<QualifiedName, Structure> structures(Long[] oids) throws SQLException {
    try {
      return new StructureCrawl(connection, Arrays.asList(oids)).crawl();
    } finally {
      LostConnection.requireOpen(connection);
    }
  }

  private SortedMap<QualifiedName, Table> tables(Long[] oids, List<FoundTrigger> triggers)
      throws SQLException {
    SortedMap<QualifiedName, Structure> structures = structures(oids);
    if (structures.size() != oids.length) {
      throw ChangedMeanwhileException.because(
          "the catalog has %d of the tables, %d were read"
              .formatted(oids.length, structures.size()),
          null);
    }
    Map<QualifiedName, List<ForeignKey>> foreignKeys = foreignKeys(oids);
    Map<QualifiedName, List<Trigger>> triggersOfTables =
        triggers.stream()
            .filter(FoundTrigger::isOfRoot)
            .map(FoundTrigger::trigger)
            .collect(Collectors.groupingBy(Trigger::table));
    Map<QualifiedName, List<Table.PartitionTrigger>> triggersOfPartitions =
        triggers.stream()
            .filter(FoundTrigger::isOfPartition)
            .collect(
                Collectors.groupingBy(
                    found -> found.root().orElseThrow(),
                    Collectors.mapping(FoundTrigger::ofPartition, Collectors.toList())));
    Map<QualifiedName, List<Table.CheckConstraint>> checks = checks(oids);
    Map<QualifiedName, List<Table.RewriteRule>> rules = rewriteRules(oids);
    Map<QualifiedName, List<Table.Policy>> policies = policies(oids);
    Inheritance inheritance = inheritance(oids);
    SortedMap<QualifiedName, Table> tables = new TreeMap<>();
    for (Structure structure : structures.values()) {
      QualifiedName name = structure.name();
      Table.Surroundings surroundings =
          new Table.Surroundings(
              structure.rowSecurity(),
              structure.rowSecurityForced(),
              policies.getOrDefault(name, List.of()),
              rules.getOrDefault(name, List.of()),
              inheritance.parents().getOrDefault(name, List.of()),
              inheritance.children().getOrDefault(name, List.of()),
              triggersOfPartitions.getOrDefault(name, List.of()));
      tables.put(
          name,
          new Table(
              name,
              structure.kind(),
              structure.logged(),
              structure.columns(),
              structure.indexes(),
              foreignKeys.getOrDefault(name, List.of()),
              checks.getOrDefault(name, List.of()),
              triggersOfTables.getOrDefault(name, List.of()),
              surroundings));
    }
    return tables;
  }

  /**
   * @param root the table asked for, which the trigger's is or is a partition of
   */
  private record FoundTrigger(Trigger trigger, Optional<QualifiedName> root, boolean inherited) {
    private boolean isOfRoot() {
      return root.filter(trigger.table()::equals).isPresent();
    }

    private boolean isOfPartition() {
      return root.isPresent() && !isOfRoot();
    }

    private Table.PartitionTrigger ofPartition() {
      return new Table.PartitionTrigger(trigger, inherited);
    }
  }

  private List<FoundTrigger> triggers(Long[] oids, Set<String> names) throws SQLException {
    return NamedQuery.load("triggers")
        .rows(connection, CatalogReader::trigger, oids, names.toArray(String[]::new));
  }

  private static FoundTrigger trigger(ResultSet row) throws SQLException {
    QualifiedName table = name(row, "schema_name", "table_name");
    String triggerName = row.getString("tgname");
    int type = row.getInt("tgtype");
    Optional<String> condition =
        row.getBoolean("conditional")
            ? TriggerDefinition.condition(
                present(row.getString("definition"), "the trigger " + table + "." + triggerName))
            : Optional.empty();
    Trigger trigger =
        new Trigger(
            table,
            triggerName,
            TriggerDefinition.timing(type),
            TriggerDefinition.events(type),
            NamedQuery.textArray(row, "update_columns"),
            TriggerDefinition.level(type),
            condition,
            name(row, "function_schema", "function_name"),
            TriggerDefinition.arguments(row.getBytes("tgargs")),
            TriggerFiring.ofCatalogLetter(row.getString("tgenabled")),
            row.getBoolean("is_constraint"),
            row.getBoolean("tgdeferrable"),
            Optional.ofNullable(row.getString("tgoldtable")),
            Optional.ofNullable(row.getString("tgnewtable")));
    Optional<QualifiedName> root =
        Optional.ofNullable(row.getString("root_table")).isPresent()
            ? Optional.of(name(row, "root_schema", "root_table"))
            : Optional.empty();
    return new FoundTrigger(trigger, root, row.getBoolean("inherited"));
  }

  private Map<String, List<ForeignKey.EnforcingTrigger>> enforcingTriggers(Long[] oids)
      throws SQLException {
    Map<String, List<ForeignKey.EnforcingTrigger>> byConstraint = new TreeMap<>();
    NamedQuery.load("foreign-key-triggers")
        .rows(
            connection,
            row ->
                byConstraint
                    .computeIfAbsent(row.getString("constraint_oid"), oid -> new ArrayList<>())
                    .add(
                        new ForeignKey.EnforcingTrigger(
                            name(row, "schema_name", "table_name"),
                            row.getString("function_name"),
                            TriggerFiring.ofCatalogLetter(row.getString("tgenabled")))),
            oids);
    return byConstraint;
  }

  private Map<QualifiedName, List<ForeignKey>> foreignKeys(Long[] oids) throws SQLException {
    Map<String, List<ForeignKey.EnforcingTrigger>> triggers = enforcingTriggers(oids);
    return byTable("foreign-keys", oids, row -> foreignKey(row, triggers));
  }

  private static ForeignKey foreignKey(
      ResultSet row, Map<String, List<ForeignKey.EnforcingTrigger>> triggers) throws SQLException {
    return new ForeignKey(
        row.getString("conname"),
        NamedQuery.textArray(row, "columns"),
        name(row, "referenced_schema", "referenced_table"),
        NamedQuery.textArray(row, "referenced_columns"),
        ReferentialAction.ofCatalogLetter(row.getString("confupdtype")),
        ReferentialAction.ofCatalogLetter(row.getString("confdeltype")),
        row.getBoolean("convalidated"),
        row.getBoolean("enforced"),
        row.getBoolean("condeferrable"),
        row.getBoolean("condeferred"),
        row.getBoolean("period"),
        triggers.getOrDefault(row.getString("constraint_oid"), List.of()));
  }

  private Map<QualifiedName, List<Table.CheckConstraint>> checks(Long[] oids) throws SQLException {
    return byTable(
        "check-constraints",
        oids,
        row ->
            new Table.CheckConstraint(
                row.getString("conname"),
                present(row.getString("expression"), "the constraint " + row.getString("conname")),
                row.getBoolean("convalidated"),
                row.getBoolean("enforced"),
                !row.getBoolean("connoinherit")));
  }

  private Map<QualifiedName, List<Table.RewriteRule>> rewriteRules(Long[] oids)
      throws SQLException {
    return byTable(
        "rewrite-rules",
        oids,
        row ->
            new Table.RewriteRule(
                row.getString("rulename"),
                ruleEvent(row.getString("ev_type")),
                row.getBoolean("is_instead"),
                TriggerFiring.ofCatalogLetter(row.getString("ev_enabled"))));
  }

  private static String ruleEvent(String letter) {
    return switch (letter) {
      case "1" -> "SELECT";
      case "2" -> "UPDATE";
      case "3" -> "INSERT";
      case "4" -> "DELETE";
      default -> throw new IllegalArgumentException("rule event '" + letter + "' is not known");
    };
  }

  private Map<QualifiedName, List<Table.Policy>> policies(Long[] oids) throws SQLException {
    return byTable(
        "policies",
        oids,
        row ->
            new Table.Policy(
                row.getString("polname"),
                policyCommand(row.getString("polcmd")),
                row.getBoolean("polpermissive"),
                NamedQuery.textArray(row, "roles"),
                Optional.ofNullable(row.getString("using_expression")),
                Optional.ofNullable(row.getString("check_expression"))));
  }

  private static String policyCommand(String letter) {
    return switch (letter) {
      case "r" -> "SELECT";
      case "a" -> "INSERT";
      case "w" -> "UPDATE";
      case "d" -> "DELETE";
      case "*" -> "ALL";
      default -> throw new IllegalArgumentException("policy command '" + letter + "' is not known");
    };
  }

  private <T> Map<QualifiedName, List<T>> byTable(
      String query, Long[] oids, NamedQuery.RowReader<T> reader) throws SQLException {
    Map<QualifiedName, List<T>> byTable = new TreeMap<>();
    NamedQuery.load(query)
        .rows(
            connection,
            row ->
                byTable
                    .computeIfAbsent(
                        name(row, "schema_name", "table_name"), table -> new ArrayList<>())
                    .add(reader.read(row)),
            oids);
    return byTable;
  }

  private record Inheritance(
      Map<QualifiedName, List<QualifiedName>> parents,
      Map<QualifiedName, List<QualifiedName>> children) {}

  private Inheritance inheritance(Long[] oids) throws SQLException {
    Inheritance inheritance = new Inheritance(new TreeMap<>(), new TreeMap<>());
    NamedQuery.load("inheritance")
        .rows(
            connection,
            row -> {
              QualifiedName parent = name(row, "parent_schema", "parent_name");
              QualifiedName child = name(row, "child_schema", "child_name");
              inheritance.children().computeIfAbsent(parent, key -> new ArrayList<>()).add(child);
              return inheritance
                  .parents()
                  .computeIfAbsent(child, key -> new ArrayList<>())
                  .add(parent);
            },
            oids);
    return inheritance;
  }

  /** Those asked for and, since a trigger does what its function does, those of the triggers. */
  private List<Routine> routines(Set<QualifiedName> names, List<FoundTrigger> triggers)
      throws SQLException {
    Set<String> bareNames = new LinkedHashSet<>(names.stream().map(QualifiedName::name).toList());
    triggers.forEach(found -> bareNames.add(found.trigger().function().name()));
    if (bareNames.isEmpty()) {
      return List.of();
    }
    return NamedQuery.load("routines")
        .rows(connection, CatalogReader::routine, bareNames.toArray(String[]::new));
  }

  private static Routine routine(ResultSet row) throws SQLException {
    QualifiedName name = name(row, "schema_name", "proname");
    return new Routine(
        name,
        NamedQuery.textArray(row, "arguments"),
        row.getString("kind"),
        row.getString("result"),
        row.getString("lanname"),
        present(row.getString("body"), "the function " + name),
        row.getString("volatility"),
        row.getBoolean("prosecdef"),
        row.getBoolean("proisstrict"),
        NamedQuery.textArray(row, "settings"));
  }

  private List<RoleSetting> settings() throws SQLException {
    return NamedQuery.load("role-settings")
        .rows(
            connection,
            row ->
                new RoleSetting(
                    Optional.ofNullable(row.getString("database_name")),
                    Optional.ofNullable(row.getString("role_name")),
                    row.getString("setting_name"),
                    row.getString("setting_value")));
  }

  private static QualifiedName name(ResultSet row, String schemaColumn, String nameColumn)
      throws SQLException {
    return new QualifiedName(row.getString(schemaColumn), row.getString(nameColumn));
  }

  private static String present(String definition, String object) {
    if (definition == null) {
      throw ChangedMeanwhileException.ofDefinition(object);
    }
    return definition;
  }
}
