package org.schemaassurance.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

@Template(EmptyTemplate.class)
final class GrantScriptIT {
  private static final String RULES =
      """
      rules:
        - {rule: paid, check: no-rows, table: public.orders, meaning: Every order is paid, key: [id], query: SELECT id FROM public.orders WHERE NOT paid}
        - {rule: columns, check: columns, table: public.orders}
      """;

  @Test
  void itNamesTheSequencesBehindTheColumnsOfItsTables(TestDatabase database, @TempDir Path folder)
      throws SQLException, IOException {
    database.execute(
        """
        CREATE SCHEMA numbers;
        CREATE SEQUENCE numbers.invoice AS integer;
        CREATE SEQUENCE numbers.nobodys;
        CREATE TABLE orders (id serial, invoice int DEFAULT nextval('numbers.invoice'), paid boolean);
        """);

    assertThat(grants(database, folder, "watcher"))
        .contains("GRANT USAGE ON SCHEMA numbers, public TO watcher;")
        .contains(
            "GRANT SELECT ON SEQUENCE\n  numbers.invoice,\n  public.orders_id_seq\n  TO watcher;");
  }

  /** As for rules that were added later. */
  @Test
  void itIsRunAgainWhereTheRoleIsThere(TestDatabase database, @TempDir Path folder)
      throws SQLException, IOException {
    database.execute("CREATE TABLE orders (id int, paid boolean)");
    String role = "the $$ watcher's of " + database.name();
    String script = grants(database, folder, role);
    try {
      database.execute(script);
      database.execute(script);

      assertThat(database.value("SELECT has_table_privilege(?, 'public.orders', 'SELECT')", role))
          .isEqualTo(true);
    } finally {
      database.execute("DROP OWNED BY \"%1$s\"; DROP ROLE \"%1$s\"".formatted(role));
    }
  }

  private static String grants(TestDatabase database, Path folder, String role) throws IOException {
    Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
    ToolRun run =
        ToolRun.of(
            ToolRun.environment(database), "verify", "--rules", rules.toString(), "--grants", role);
    assertThat(run.err()).isEmpty();
    return run.out();
  }
}
