package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/** A changelog that takes for granted what an administrator has made. */
@Template
final class BeforeChangelogIT {
  private static final String SCRIPT =
      """
      CREATE FUNCTION public.tenant() RETURNS int LANGUAGE sql AS 'SELECT 1';
      """;
  private static final String TABLE =
      "CREATE TABLE public.orders (id int PRIMARY KEY, tenant int DEFAULT public.tenant())";

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("before.sql"), SCRIPT);
    Files.writeString(
        folder.resolve("m.sql"),
        """
        --liquibase formatted sql
        --changeset k:1
        CREATE TABLE public.customers (id int PRIMARY KEY);
        --rollback DROP TABLE public.customers
        --changeset k:2
        %s;
        --rollback DROP TABLE public.orders
        """
            .formatted(TABLE));
  }

  @Test
  void isBuiltWhereThatIsMadeFirst(TestDatabase database) throws Exception {
    database.execute(SCRIPT);
    database.execute("CREATE TABLE public.customers (id int PRIMARY KEY)");
    database.execute(TABLE);

    ToolRun drift = run(database, "drift", "--against", "changelog", "--before", script());

    assertThat(drift.status()).as(drift.out() + drift.err()).isZero();
    ToolRun rehearsed = run(database, "rehearse", "--no-rules", "--before", script());
    assertThat(rehearsed.out()).as(rehearsed.err()).contains("2 changesets: ");
    assertThat(rehearsed.status()).isZero();
  }

  @Test
  void namesTheChangesetThatMissesIt(TestDatabase database) {
    ToolRun drift = run(database, "drift", "--against", "changelog");

    assertThat(drift.status()).isEqualTo(3);
    assertThat(drift.err())
        .isEqualTo("The changeset m.sql::2::k fails: function public.tenant() does not exist\n");
  }

  @Test
  void namesTheChangesetThatAnotherProgramWouldRun(TestDatabase database) throws Exception {
    Files.writeString(
        folder.resolve("m.sql"),
        "--liquibase formatted sql\n--changeset k:1 runWith:psql\nCREATE TABLE public.t (id int);\n");

    ToolRun drift = run(database, "drift", "--against", "changelog");

    assertThat(drift.status()).isEqualTo(3);
    assertThat(drift.err())
        .startsWith(
            "The changeset m.sql::1::k has runWith psql, for which Liquibase has no executor here;");
  }

  @Test
  void aScriptThatFailsIsNamed(TestDatabase database) throws Exception {
    Files.writeString(folder.resolve("before.sql"), "CREATE EXTENSION nowhere_to_be_found;\n");

    ToolRun drift = run(database, "drift", "--against", "changelog", "--before", script());

    assertThat(drift.status()).isEqualTo(3);
    assertThat(drift.err()).contains("The script ", "before.sql failed: ", "nowhere_to_be_found");
  }

  private String script() {
    return folder.resolve("before.sql").toString();
  }

  private ToolRun run(TestDatabase database, String... words) {
    return ToolRun.of(
        ToolRun.environmentWithReference(database),
        Stream.concat(
                Stream.of(words),
                Stream.of("--search-path", folder.toString(), "--changelog-file", "m.sql"))
            .toArray(String[]::new));
  }
}
