package org.schemaassurance.mutate;

import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;

/** Settings with which sessions start and under which nothing fires. */
final class SettingSabotage implements SabotageSource {
  private static final String SETTING = "session_replication_role";

  @Override
  public Set<String> noticedBy() {
    return Set.of("trigger", "foreign-key");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    boolean somethingFires =
        subject.tables().stream()
            .anyMatch(table -> !table.triggers().isEmpty() || !table.foreignKeys().isEmpty());
    return somethingFires
        ? Stream.of(
            mutant("replica for the whole database", "ALTER DATABASE %I"),
            mutant("replica for one role", "ALTER ROLE CURRENT_USER IN DATABASE %I"))
        : Stream.of();
  }

  private static Mutant mutant(String sabotage, String statement) {
    String sql =
        "DO $sabotage$ BEGIN EXECUTE pg_catalog.format('"
            + statement
            + " SET "
            + SETTING
            + " = replica', pg_catalog.current_database()); END $sabotage$";
    return new Mutant(
        "setting",
        SETTING,
        sabotage,
        sql,
        "check: trigger or check: foreign-key, for anything that has to fire");
  }
}
