package org.schemaassurance.mutate;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.verify.checks.SettingsCheck.DeclaredSettings;

/** Settings with which sessions start and under which nothing fires, or statements fail. */
final class SettingSabotage implements SabotageSource {
  private static final String REPLICATION_ROLE = "session_replication_role";

  /** Values by setting, of which each makes a statement fail that has to work. */
  private static final Map<String, String> FAILING =
      new TreeMap<>(
          Map.of(
              "default_transaction_read_only", "on",
              "statement_timeout", "5",
              "idle_in_transaction_session_timeout", "5",
              "lock_timeout", "5"));

  private static final String DATABASE = "ALTER DATABASE %I";

  @Override
  public Set<String> noticedBy() {
    return Set.of("trigger", "foreign-key", "settings");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return Stream.concat(
        silencing(subject),
        subject.declared(DeclaredSettings.class).flatMap(SettingSabotage::ofRule));
  }

  private static Stream<Mutant> ofRule(DeclaredSettings rule) {
    return Stream.of(failing(), leadingElsewhere(rule), otherThanMust(rule), asMustNot(rule))
        .flatMap(Function.identity());
  }

  private static Stream<Mutant> otherThanMust(DeclaredSettings rule) {
    return new TreeMap<>(rule.must())
        .entrySet().stream()
            .flatMap(
                entry ->
                    OtherValue.than(entry.getValue()).stream()
                        .map(other -> set(entry.getKey(), other, "must")));
  }

  private static Stream<Mutant> asMustNot(DeclaredSettings rule) {
    return new TreeMap<>(rule.mustNot())
        .entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().stream().map(value -> set(entry.getKey(), value, "must_not")));
  }

  private static Mutant set(String name, String value, String key) {
    return mutant(
        name,
        value + " for the whole database",
        setting(DATABASE, name, SqlLiteral.of(value)),
        "check: settings, " + key + ": {" + name + ": …}");
  }

  private static Stream<Mutant> silencing(Subject subject) {
    boolean somethingFires =
        subject.tables().stream()
            .anyMatch(table -> !table.triggers().isEmpty() || !table.foreignKeys().isEmpty());
    String noticedBy = "check: trigger or check: foreign-key, for anything that has to fire";
    return somethingFires
        ? Stream.of(
            mutant(
                REPLICATION_ROLE,
                "replica for the whole database",
                setting(DATABASE, REPLICATION_ROLE, "replica"),
                noticedBy),
            mutant(
                REPLICATION_ROLE,
                "replica for one role",
                setting("ALTER ROLE CURRENT_USER IN DATABASE %I", REPLICATION_ROLE, "replica"),
                noticedBy))
        : Stream.of();
  }

  private static Stream<Mutant> failing() {
    return FAILING.entrySet().stream()
        .map(
            entry ->
                mutant(
                    entry.getKey(),
                    entry.getValue() + " for the whole database",
                    setting(DATABASE, entry.getKey(), entry.getValue()),
                    "check: settings"));
  }

  private static Stream<Mutant> leadingElsewhere(DeclaredSettings rule) {
    return rule.leadsTo().stream()
        .map(
            table ->
                mutant(
                    table.toString(),
                    "another table of its name comes first",
                    shadowing(table),
                    "check: settings, leads_to: " + table));
  }

  private static String shadowing(QualifiedName table) {
    QualifiedName copy = new QualifiedName("schema_assurance_copies", table.name());
    return "CREATE SCHEMA %s; CREATE TABLE %s (LIKE %s); "
            .formatted(copy.schema(), Quoted.name(copy), Quoted.name(table))
        + setting(DATABASE, "search_path", copy.schema() + ", " + Quoted.name(table.schema()));
  }

  private static String setting(String statement, String setting, String value) {
    return "DO $sabotage$ BEGIN EXECUTE pg_catalog.format("
        + SqlLiteral.of(statement + " SET " + setting + " = " + value.replace("%", "%%"))
        + ", pg_catalog.current_database()); END $sabotage$";
  }

  private static Mutant mutant(String object, String sabotage, String sql, String noticedBy) {
    return new Mutant("setting", object, sabotage, sql, noticedBy);
  }
}
