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
    Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);

    ToolRun grants =
        ToolRun.of(
            ToolRun.environment(database),
            "verify",
            "--rules",
            rules.toString(),
            "--grants",
            "watcher");

    assertThat(grants.err()).isEmpty();
    assertThat(grants.out())
        .contains("GRANT USAGE ON SCHEMA numbers, public TO watcher;")
        .contains(
            "GRANT SELECT ON SEQUENCE\n  numbers.invoice,\n  public.orders_id_seq\n  TO watcher;");
  }
}
