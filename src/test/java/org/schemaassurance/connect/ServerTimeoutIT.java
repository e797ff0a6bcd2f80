package org.schemaassurance.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;

/** Timeouts of the database or the role that are too short for anything. */
@Template
@Timeout(120)
final class ServerTimeoutIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "statement_timeout",
        "lock_timeout",
        "idle_in_transaction_session_timeout",
        "idle_session_timeout",
        "transaction_timeout"
      })
  void ofAMillisecondItIsOverriddenOrNamed(String setting, TestDatabase database) throws Exception {
    if (!exists(setting, database)) {
      return;
    }
    TestRole role = database.createRole("hurried", "SUPERUSER");
    database.execute(
        "CREATE TABLE public.item (id int PRIMARY KEY); INSERT INTO public.item VALUES (1)");
    String ofRole = "ALTER ROLE %s %s SET %s = '1ms'";
    List<String> places =
        List.of(
            "ALTER DATABASE %s SET %s = '1ms'".formatted(database.name(), setting),
            ofRole.formatted(role.name(), "", setting),
            ofRole.formatted(role.name(), "IN DATABASE " + database.name(), setting));
    List<String> names =
        List.of(
            "which is 1ms for the database " + database.name(),
            "which is 1ms for the role " + role.name(),
            "which is 1ms for the role " + role.name() + " in the database " + database.name());
    for (int i = 0; i < places.size(); i++) {
      database.execute(places.get(i));
      for (List<String> verb : verbs()) {
        database.execute("INSERT INTO public.item VALUES (-1) ON CONFLICT DO NOTHING");
        ToolRun run = ToolRun.of(ToolRun.environment(database, role), verb.toArray(String[]::new));
        if (run.status() > 1) {
          assertThat(run.status()).as(run.err()).isEqualTo(3);
          assertThat(run.out() + run.err())
              .containsAnyOf(
                  "%s was over at %s:%d, %s: ALTER ROLE %s IN DATABASE %s SET %s = '1min' gives this tool more."
                      .formatted(
                          setting,
                          database.host(),
                          database.port(),
                          names.get(i),
                          role.name(),
                          database.name(),
                          setting),
                  // In the middle of the batches, or of the session before them.
                  "stopped at public.item, ",
                  "ended the session: " + setting + " was over.");
        }
      }
    }
  }

  /** So that a rule that names such a timeout is judged, however busy the machine is. */
  @Test
  void verifyIsNotEndedByATimeoutBeforeItsOwnIsInForce(TestDatabase database) throws Exception {
    TestRole role = database.createRole("hurried", "SUPERUSER");
    database.execute("CREATE TABLE public.item (id int PRIMARY KEY)");
    database.execute(
        "ALTER ROLE %s SET statement_timeout = '1ms'; ALTER ROLE %s SET search_path = public"
            .formatted(role.name(), role.name()));
    String[] verify = verbs().get(0).toArray(String[]::new);

    ForkJoinPool crowd = new ForkJoinPool(16);
    try {
      List<ToolRun> ended =
          crowd
              .submit(
                  () ->
                      IntStream.range(0, 100)
                          .parallel()
                          .mapToObj(i -> ToolRun.of(ToolRun.environment(database, role), verify))
                          .filter(run -> run.status() != 0)
                          .toList())
              .get();
      assertThat(ended).isEmpty();
    } finally {
      crowd.shutdownNow();
    }
  }

  /** So that a mutant that sets such a timeout is judged, and its behaviours tried. */
  @Test
  void aTrialIsNotEndedByATimeoutBeforeItsOwnIsInForce(TestDatabase database) throws SQLException {
    TestRole role = database.createRole("hurried");
    database.execute("ALTER ROLE %s SET statement_timeout = '1ms'".formatted(role.name()));
    Limits limits = Limits.DEFAULT;
    for (int i = 0; i < 50; i++) {
      try (TrialSession trial = TrialSession.open(database.settings(role), "test", limits)) {
        assertThat(trial.isOpen()).isTrue();
      }
    }
  }

  /** Only 17 and later have {@code transaction_timeout}. */
  private static boolean exists(String setting, TestDatabase database) throws SQLException {
    return (boolean)
        database.value("SELECT EXISTS (SELECT FROM pg_settings WHERE name = ?)", setting);
  }

  private List<List<String>> verbs() throws IOException {
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(
        rules,
        """
        rules:
          - rule: items
            check: no-rows
            table: public.item
            meaning: No item is negative
            key: [id]
            query: SELECT id FROM public.item WHERE id < 0
            backfill:
              name: items
              table: public.item
              key: id
              repair: DELETE FROM public.item USING batch WHERE item.id = batch.id AND item.id < 0
        """);
    return List.of(
        List.of("verify", "--rules", rules.toString()),
        List.of("snapshot"),
        List.of("backfill", "--rules", rules.toString()),
        List.of("backfill", "status"));
  }
}
