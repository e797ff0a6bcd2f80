package org.schemaassurance.rehearse.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.rehearse.trace.Command.Handling;

final class CommandTest {
  private static final Set<String> LIQUIBASES = Set.of("databasechangelog");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT INTO public.DATABASECHANGELOG VALUES (1)       | OWN
          SELECT 1 FROM "databasechangelog"                     | OWN
          CREATE TABLE public.databasechangelog (id text)       | OWN
          SHOW search_path                                      | OWN
          DO $$ BEGIN PERFORM 1 FROM databasechangelog; END $$  | IN_TRANSACTION
          SET LOCAL lock_timeout = '2s'                         | NO_TABLES
          COMMIT                                                | NO_TABLES
          -- nothing                                            | NO_TABLES
          ALTER SYSTEM SET work_mem = '1MB'                     | NO_TABLES
          CREATE DATABASE other                                 | NO_TABLES
          ALTER TABLE a ADD b int                               | IN_TRANSACTION
          ALTER TABLE a ADD b int; UPDATE a SET b = 1;          | IN_TRANSACTION
          (SELECT 1) UNION (SELECT 2)                           | UNKNOWN
          REFRESH MATERIALIZED VIEW CONCURRENTLY a              | IN_TRANSACTION
          COMMENT ON TABLE a IS 'concurrently'                  | IN_TRANSACTION
          CREATE INDEX CONCURRENTLY ON a (b)                    | OWN_TRANSACTIONS
          create unique index concurrently if not exists c on a (b) | OWN_TRANSACTIONS
          DROP INDEX CONCURRENTLY a                             | OWN_TRANSACTIONS
          ALTER TABLE a DETACH PARTITION b CONCURRENTLY         | OWN_TRANSACTIONS
          REINDEX TABLE a                                       | OWN_TRANSACTIONS
          VACUUM                                                | OWN_TRANSACTIONS
          CALL a()                                              | UNKNOWN
          LOCK TABLE a                                          | UNKNOWN
          DO $$ BEGIN COMMIT; END $$                            | UNKNOWN
          DO $$ BEGIN EXECUTE 'x'; END $$                       | UNKNOWN
          UPDATE a SET b = 1; COMMIT; UPDATE a SET b = 2        | UNKNOWN
          VACUUM a; VACUUM b                                    | UNKNOWN
          SELECT 'not closed                                    | UNKNOWN
          """)
  void theTextSaysHowAStatementCanBeLookedAt(String sql, Handling handling) {
    assertThat(Command.of(sql, LIQUIBASES).handling()).isEqualTo(handling);
  }

  @Test
  void anythingThatMayBeATableIsANameAsSqlHasIt() {
    assertThat(Command.of("VACUUM Public.\"A\"\"b\", c (d)", LIQUIBASES).names())
        .containsExactly("\"vacuum\"", "\"public\".\"A\"\"b\"", "\"c\"", "\"d\"");
  }
}
