package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestRole;
import org.schemaassurance.support.ToolRun;

/** The verb on a database that has no changelog of ours. */
@Template
final class BackfillIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"uuid", "bigint", "text", "timestamptz", "numeric", "varchar(10)"})
  void walksAlongAKeyOfAnyType(String type, TestDatabase database) throws Exception {
    Backfills.makeItems(database, type, 95);

    ToolRun run = Backfills.along(folder, "id").run(database, "--batch-size", "10");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "finished: 95 repaired, 95 rows walked in 10 batches", "✓ Every item has its copy");
    assertThat(run.status()).isZero();
    Backfills.assertComplete(database, 95);
  }

  @ParameterizedTest
  @CsvSource({"1", "10", "94", "95", "96"})
  void theLastBatchIsWhateverIsLeft(String size, TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 95);

    assertThat(Backfills.along(folder, "id").run(database, "--batch-size", size).status()).isZero();

    Backfills.assertComplete(database, 95);
  }

  @Test
  void walksAlongACompositeKeyAndSkipsNoRowOfAnEqualFirstColumn(TestDatabase database)
      throws Exception {
    Backfills.makeItems(database, "bigint", 95);
    database.execute("CREATE INDEX ON public.item (part, id)");

    ToolRun run = Backfills.along(folder, "[part, id]").run(database, "--batch-size", "10");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    Backfills.assertComplete(database, 95);
    assertThat(database.value("SELECT key_columns::text FROM schema_assurance.backfill_job"))
        .isEqualTo("{\"part integer\",\"id bigint\"}");
  }

  @Test
  void withoutAnIndexOnTheKeyThePrimaryKeyIsWalked(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "bigint", 95);

    ToolRun run = Backfills.along(folder, "[part, id]").run(database);

    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "public.item has no ascending index of all its rows that begins with (part, id) and a unique key among them, so its primary key (id) is walked, which may be slower.");
    Backfills.assertComplete(database, 95);
  }

  @Test
  void withoutAnyKeyItSaysSo(TestDatabase database) throws Exception {
    database.execute("CREATE TABLE public.item (id int, value int, copied int)");
    database.execute("INSERT INTO public.item VALUES (1, 1)");

    ToolRun run = Backfills.along(folder, "id").run(database);

    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "public.item has neither an ascending index of all its rows that begins with (id) and a unique key among them that is not deferrable, nor such a primary key: create one.");
    assertThat(run.status()).isEqualTo(3);
  }

  @Test
  void anEmptyTableAndASecondRunHaveNothingToDo(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 0);
    Backfills backfills = Backfills.along(folder, "id");

    assertThat(backfills.run(database).out()).contains("nothing to repair");
    database.execute("INSERT INTO public.item VALUES (1, 0, 1), (2, 0, 2)");
    assertThat(backfills.run(database).out()).contains("2 repaired, 2 rows walked in 1 batch,");
    ToolRun third = backfills.run(database);

    assertThat(third.out()).contains("nothing to repair");
    assertThat(third.status()).isZero();
    assertThat(database.value("SELECT count(*) FROM schema_assurance.backfill_run")).isEqualTo(1L);
  }

  @Test
  void aDryRunWritesNothingAndSaysWhatThereIsToDo(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 95);
    Backfills backfills = Backfills.along(folder, "id");

    ToolRun dry = backfills.run(database, "--dry-run");

    assertThat(dry.status()).isEqualTo(1);
    assertThat(dry.out())
        .contains(
            "found 95 rows that violate it",
            "would walk about 95 rows of public.item along (id); no run yet that tells how long");
    assertThat(backfills.run(database, "--check-only").status()).isEqualTo(1);
    assertThat(database.value("SELECT to_regnamespace('schema_assurance')")).isNull();

    backfills.run(database);
    assertThat(backfills.run(database, "--dry-run").status()).isZero();
  }

  @Test
  void aLimitLeavesTheRestToTheNextRun(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 95);
    Backfills backfills = Backfills.along(folder, "id");

    ToolRun first = backfills.run(database, "--batch-size", "10", "--max-batches", "3");
    assertThat(first.status()).isEqualTo(1);
    assertThat(first.out())
        .contains("limit reached: 30 repaired", "left: ", "found 65 rows that violate it");
    assertThat(backfills.run(database, "--dry-run").out())
        .contains("would go on with about 65 rows");

    ToolRun second = backfills.run(database, "--batch-size", "10");
    assertThat(second.out()).contains("finished: 65 repaired, 65 rows walked in 7 batches");
    Backfills.assertComplete(database, 95);
  }

  @Test
  void whatComesBehindTheCursorIsLeftToTheNextPass(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 95);
    Backfills backfills = Backfills.along(folder, "id");
    backfills.run(database, "--batch-size", "10", "--max-batches", "3");
    database.execute("INSERT INTO public.item VALUES (-1, 0, 1)");

    ToolRun rest = backfills.run(database);
    assertThat(rest.status()).isEqualTo(1);
    assertThat(rest.out()).contains("found 1 row that violates it, for example id -1");

    ToolRun next = backfills.run(database);
    assertThat(next.out()).contains("finished: 1 repaired, 96 rows walked");
    assertThat(next.status()).isZero();
  }

  @Test
  void anotherKeyBeginsANewPass(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 95);
    Backfills.along(folder, "id").run(database, "--batch-size", "10", "--max-batches", "3");
    database.execute("CREATE INDEX ON public.item (part, id)");

    ToolRun run = Backfills.along(folder, "[part, id]").run(database);

    assertThat(run.out()).contains("finished: 65 repaired, 95 rows walked");
  }

  @Test
  void deduplicatesRows(TestDatabase database) throws Exception {
    database.execute(
        "CREATE TABLE public.contact (id bigint PRIMARY KEY, mail text);"
            + " INSERT INTO public.contact SELECT n, 'mail' || n % 40 FROM generate_series(1, 95) AS n;"
            + " CREATE INDEX ON public.contact (mail, id); ANALYZE public.contact");
    Backfills backfills =
        Backfills.of(
            folder,
            """
            rules:
              - rule: one-contact-a-mail
                check: no-rows
                table: public.contact
                meaning: Every mail address is there once
                key: mail
                query: SELECT mail FROM public.contact GROUP BY mail HAVING count(*) > 1
                backfill:
                  table: public.contact
                  key: [mail, id]
                  repair: |
                    DELETE FROM public.contact
                    USING batch
                    WHERE contact.mail = batch.mail AND contact.id = batch.id
                      AND EXISTS (
                        SELECT FROM public.contact AS kept WHERE kept.mail = batch.mail AND kept.id < batch.id)
            """);

    ToolRun run = backfills.run(database, "--batch-size", "10");

    assertThat(run.out())
        .contains("finished: 55 repaired, 95 rows walked", "✓ Every mail address is there once");
    assertThat(database.rows("SELECT min(id), max(id), count(*) FROM public.contact"))
        .containsExactly(List.of(1L, 40L, 40L));
  }

  @Test
  void aFailingBatchNamesItsRowsAndWhatCameBeforeStays(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 95);
    database.execute("ALTER TABLE public.item ADD CHECK (copied <> 25)");

    ToolRun run = Backfills.along(folder, "id").run(database, "--batch-size", "10");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "The backfill copies stopped at public.item, behind (20) to (30): new row for relation \"item\" violates check constraint \"item_copied_check\" (SQLSTATE 23514). What was committed stays (20 rows repaired), and the next run goes on there.");
    assertThat(database.value("SELECT count(*) FROM public.item WHERE copied = value"))
        .isEqualTo(20L);
    assertThat(database.value("SELECT ending FROM schema_assurance.backfill_run"))
        .isEqualTo("failed");
  }

  @Test
  void aRoleThatMayNotMakeTheTablesReadsWhatItNeeds(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 95);
    TestRole role = database.createRole("repairer");
    database.execute("GRANT SELECT, UPDATE ON public.item TO " + role.name());
    Backfills backfills = Backfills.along(folder, "id");
    Map<String, String> environment = ToolRun.environment(database, role);

    ToolRun refused = backfills.run(environment);
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err())
        .contains(
            role.name() + " may not create the tables that keep a backfill's progress",
            "GRANT SELECT, INSERT, UPDATE ON schema_assurance.backfill_job, schema_assurance.backfill_run TO "
                + role.name());

    backfills.run(database, "--max-batches", "1", "--batch-size", "1");
    database.execute(
        "GRANT USAGE ON SCHEMA schema_assurance TO %1$s; GRANT SELECT, INSERT, UPDATE ON schema_assurance.backfill_job, schema_assurance.backfill_run TO %1$s"
            .formatted(role.name()));
    ToolRun granted = backfills.run(environment);
    assertThat(granted.err()).isEmpty();
    assertThat(granted.status()).isZero();
    Backfills.assertComplete(database, 95);
    database.execute("DROP OWNED BY " + role.name());
  }

  @Test
  void statusTellsOfJobsAndRunsAsTextAndAsJson(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 95);
    Map<String, String> environment = ToolRun.environment(database);
    assertThat(ToolRun.of(environment, "backfill", "status").out())
        .isEqualTo("No backfill has run here.\n");
    Backfills.along(folder, "id").run(database, "--batch-size", "10", "--max-batches", "2");

    assertThat(ToolRun.of(environment, "backfill", "status").out())
        .contains(
            "copies along public.item: pass 1 is at (20), 20 rows walked, 20 repaired; nobody is at work",
            "limit reached",
            "20 rows walked, 20 repaired, 2 batches");
    Map<?, ?> json =
        (Map<?, ?>)
            Json.read(ToolRun.of(environment, "backfill", "status", "--format", "json").out());
    Map<?, ?> job = (Map<?, ?>) ((List<?>) json.get("jobs")).get(0);
    Map<?, ?> run = (Map<?, ?>) ((List<?>) json.get("runs")).get(0);
    assertThat(List.of(job.get("lastKey"), job.get("repaired"), run.get("ending")))
        .isEqualTo(List.of(List.of("20"), 20L, "limit reached"));
    assertThat(((Map<?, ?>) json.get("target")).get("database")).isEqualTo(database.name());
  }

  @Test
  void theAnswerAsJson(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 95);

    ToolRun run = Backfills.along(folder, "id").run(database, "copies", "--format", "json");

    Map<?, ?> json = (Map<?, ?>) Json.read(run.out());
    Map<?, ?> backfill = (Map<?, ?>) ((List<?>) json.get("backfills")).get(0);
    assertThat(backfill.get("exitStatus")).isEqualTo(0L);
    Map<?, ?> outcome = (Map<?, ?>) backfill.get("run");
    Map<?, ?> after = (Map<?, ?>) backfill.get("after");
    assertThat(List.of(outcome.get("repaired"), outcome.get("ending"), after.get("status")))
        .isEqualTo(List.of(95L, "finished", "holds"));
  }

  @Test
  void aBarIsDrawnOnATerminal(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 95);

    ToolRun run =
        ToolRun.onTerminal(
            ToolRun.environment(database),
            "backfill",
            "--rules",
            Backfills.along(folder, "id").file().toString(),
            "--batch-size",
            "10");

    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("copies 100%", "95/95", "rows/s", "95 repaired");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|There is no backfill 'nonsense'. There are: copies.",
        "copie|There is no backfill 'copie'. Did you mean 'copies'?",
        "--batch-size=0|--batch-size takes a number from 1 on, not 0.",
        "--max-duration=1h|Invalid value for option '--max-duration': '1h' is not a whole number of seconds. See: ",
        "--pause=x|Invalid value for option '--pause': 'x' is not a whole number of milliseconds. See: ",
        "--max-batches=x|Invalid value for option '--max-batches': 'x' is not a whole number. See: ",
        "--pause-while=DELETE FROM t|--pause-while: expected a query that begins with SELECT",
      })
  void aWrongQuestionIsRefusedBeforeAnythingIsSent(String argument, String sentence) {
    ToolRun run = Backfills.along(folder, "id").run(Map.of("DB_PORT", "1"), argument);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(sentence);
  }

  @Test
  void ofSeveralOneThatFailsDoesNotKeepTheOthersFromTheirTurn(TestDatabase database)
      throws Exception {
    StringBuilder rules = new StringBuilder("rules:\n");
    for (String name : List.of("first", "keyless", "last")) {
      database.execute(
          "CREATE TABLE public.%1$s (id int, done bool); INSERT INTO public.%1$s VALUES (1, NULL); ANALYZE public.%1$s"
              .formatted(name));
      rules.append(
          """
            - rule: %1$s-is-done
              check: no-rows
              table: public.%1$s
              meaning: Every row is done
              key: [id]
              query: SELECT id FROM public.%1$s WHERE done IS NULL
              backfill:
                name: %1$s
                table: public.%1$s
                key: id
                repair: UPDATE public.%1$s SET done = true FROM batch WHERE %1$s.id = batch.id
          """
              .formatted(name));
    }
    database.execute(
        "ALTER TABLE public.first ADD PRIMARY KEY (id); ALTER TABLE public.last ADD PRIMARY KEY (id)");
    Backfills three = Backfills.of(folder, rules.toString());

    ToolRun dry = three.run(database, "--all", "--dry-run");
    assertThat(dry.status()).isEqualTo(1);
    assertThat(dry.out())
        .containsSubsequence(
            "would walk about 1 row of public.first", "would walk about 1 row of public.last");
    assertThat(dry.err()).startsWith("keyless: public.keyless has neither ").hasLineCount(1);

    ToolRun run = three.run(database, "--all", "--format", "json");
    assertThat(run.err()).isEqualTo(dry.err());
    assertThat(run.status()).isEqualTo(3);
    List<?> answers = (List<?>) ((Map<?, ?>) Json.read(run.out())).get("backfills");
    assertThat(answers.stream().<Object>map(answer -> ((Map<?, ?>) answer).get("backfill")))
        .isEqualTo(List.of("first", "last"));
    assertThat(database.value("SELECT done FROM public.last")).isEqualTo(true);

    database.execute("DELETE FROM public.keyless");
    assertThat(three.run(database, "--all").status()).isZero();
  }

  @Test
  void severalBackfillsWantANameOrAll(TestDatabase database) throws Exception {
    Backfills.makeItems(database, "int", 5);
    String rules = Files.readString(Backfills.along(folder, "id").file());
    String second =
        rules
            .replace("rules:\n", "")
            .replace("rule: copied", "rule: again")
            .replace("name: copies", "name: copies-again");
    Backfills both = Backfills.of(folder, rules + second);

    ToolRun unnamed = both.run(database);
    assertThat(unnamed.status()).isEqualTo(2);
    assertThat(unnamed.err())
        .contains("name one of copies, copies-again, or run them in turn with --all");

    ToolRun all = both.run(database, "--all");
    assertThat(all.status()).isZero();
    assertThat(all.out()).contains("▶ Backfill copies on ", "▶ Backfill copies-again on ");
  }
}
