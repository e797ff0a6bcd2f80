package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/**
 * While tables, functions and indexes are dropped and made again, each verb answers or says in one
 * sentence that the schema changed; most answers come, since there is a second reading.
 */
@Template
@Timeout(120)
final class ConcurrentReadingIT {
  private static final int LOOKS = 25;

  private static final String MAKE =
      """
      CREATE TABLE public.part (id int DEFAULT 1 CHECK (id > 0), PRIMARY KEY (id)) PARTITION BY RANGE (id);
      CREATE TABLE public.part_1 PARTITION OF public.part FOR VALUES FROM (1) TO (9);
      CREATE INDEX few ON public.part (id) WHERE id > 5;
      CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER t BEFORE INSERT ON public.part FOR EACH ROW WHEN (NEW.id > 1) EXECUTE FUNCTION public.f();
      CREATE VIEW public.v AS SELECT id FROM public.part;
      CREATE TYPE public.mood AS ENUM ('sad');
      """;

  private static final String DROP =
      "DROP VIEW public.v; DROP TABLE public.part; DROP FUNCTION public.f(); DROP TYPE public.mood;";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"snapshot", "rules init", "verify"})
  void thereIsAnAnswerOrASentence(String verb, TestDatabase database)
      throws SQLException, IOException {
    database.execute(MAKE);
    String[] words = words(verb);
    String whole = run(database, words).out();
    AtomicBoolean isOver = new AtomicBoolean();
    CompletableFuture<Integer> migrations =
        CompletableFuture.supplyAsync(() -> makeAgainUntil(isOver, database));
    int answers = 0;
    try {
      for (int look = 0; look < LOOKS; look++) {
        ToolRun run = run(database, words);
        if (run.status() == 0) {
          answers++;
          assertThat(run.out()).isEqualTo(whole);
        } else {
          assertThat(run.status()).as(run.out() + run.err()).isEqualTo(3);
          assertThat(run.err())
              .contains(" changed while it was read")
              .contains(", twice; run it again when the migration is through.")
              .hasLineCount(1);
        }
      }
    } finally {
      isOver.set(true);
    }
    assertThat(migrations.join()).isGreaterThan(2);
    assertThat(answers).as("answers of %d", LOOKS).isGreaterThan(LOOKS / 4);
  }

  private String[] words(String verb) throws IOException {
    if (!verb.equals("verify")) {
      return verb.split(" ");
    }
    Path rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            """
            rules:
              - {rule: t, check: trigger, table: public.part, trigger: t, timing: before, events: insert,
                 when: NEW.id > 1, function: public.f()}
            """);
    return List.of("verify", "--rules", rules.toString(), "--format", "junit")
        .toArray(String[]::new);
  }

  private static ToolRun run(TestDatabase database, String... words) {
    ToolRun run = ToolRun.of(ToolRun.environment(database), words);
    return new ToolRun(
        run.status(), run.out().replaceAll("(time|timestamp)=\"[^\"]*\"", ""), run.err());
  }

  private static int makeAgainUntil(AtomicBoolean isOver, TestDatabase database) {
    int made = 0;
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      while (!isOver.get()) {
        statement.execute(DROP + MAKE);
        connection.commit();
        made++;
        Thread.sleep(made * 370 % 1200);
      }
    } catch (SQLException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
    return made;
  }
}
