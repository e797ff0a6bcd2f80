package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.Table;

/** The table itself, and what can be put around it so that rows do not go where they should. */
final class TableSabotage implements SabotageSource {

  @Override
  public Set<String> noticedBy() {
    return Set.of("table", "foreign-key", "trigger", "inserts");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject.tables().stream().flatMap(table -> mutants(table, subject));
  }

  private static Stream<Mutant> mutants(Table table, Subject subject) {
    String name = Quoted.name(table.name());
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(mutant(table, "dropped", "DROP TABLE " + name + " CASCADE"));
    mutants.add(
        mutant(table, "renamed", "ALTER TABLE " + name + " RENAME TO " + besides(table, "old")));
    mutants.add(
        mutant(
            table,
            "moved to another schema",
            "CREATE SCHEMA elsewhere; ALTER TABLE " + name + " SET SCHEMA elsewhere"));
    mutants.add(mutant(table, "replaced by a view", replacedByView(table)));
    if (table.logged()) {
      mutants.add(mutant(table, "unlogged", "ALTER TABLE " + name + " SET UNLOGGED"));
    }
    if (!table.surroundings().rowSecurity()) {
      mutants.add(
          mutant(
              table,
              "row security enabled without a policy",
              "ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY"));
      mutants.add(
          mutant(
              table,
              "row security forced, with a policy that hides rows",
              ("CREATE POLICY hides ON %1$s USING (false); ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;"
                      + " ALTER TABLE %1$s FORCE ROW LEVEL SECURITY")
                  .formatted(name)));
    }
    mutants.add(
        mutant(
            table,
            "a rewrite rule that swallows inserts",
            "CREATE RULE swallows AS ON INSERT TO " + name + " DO INSTEAD NOTHING"));
    mutants.add(
        mutant(
            table,
            "a rewrite rule that does something besides an update",
            "CREATE RULE besides AS ON UPDATE TO " + name + " DO ALSO SELECT 1"));
    mutants.add(
        mutant(
            table,
            "a child whose rows bypass its triggers and keys",
            "CREATE TABLE "
                + Quoted.name(table.name().schema())
                + "."
                + besides(table, "child")
                + " () INHERITS ("
                + name
                + ")"));
    if (!table.foreignKeys().isEmpty() || !table.triggers().isEmpty()) {
      mutants.add(
          new Mutant(
              "table",
              table.name().toString(),
              "all its triggers disabled, those of foreign keys too",
              "ALTER TABLE " + name + " DISABLE TRIGGER ALL",
              "check: foreign-key or check: trigger, table: " + table.name()));
    }
    if (subject.tablesThatRoutinesFill().contains(table)) {
      mutants.add(
          mutant(
              table,
              "inserts",
              "a further column that no routine fills, NOT NULL and without default",
              "ALTER TABLE "
                  + name
                  + " ADD COLUMN sabotage integer NOT NULL DEFAULT 0;"
                  + " ALTER TABLE "
                  + name
                  + " ALTER COLUMN sabotage DROP DEFAULT"));
    }
    return mutants.stream();
  }

  private static String replacedByView(Table table) {
    String schema = Quoted.name(table.name().schema());
    String old = besides(table, "old");
    return "ALTER TABLE %1$s RENAME TO %2$s; CREATE VIEW %1$s AS SELECT * FROM %3$s.%2$s"
        .formatted(Quoted.name(table.name()), old, schema);
  }

  private static String besides(Table table, String suffix) {
    return Quoted.name(table.name().name() + "_" + suffix);
  }

  private static Mutant mutant(Table table, String sabotage, String sql) {
    return mutant(table, "table", sabotage, sql);
  }

  private static Mutant mutant(Table table, String check, String sabotage, String sql) {
    return new Mutant(
        "table",
        table.name().toString(),
        sabotage,
        sql,
        "check: " + check + ", table: " + table.name());
  }
}
