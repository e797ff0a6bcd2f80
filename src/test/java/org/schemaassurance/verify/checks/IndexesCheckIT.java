package org.schemaassurance.verify.checks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.VerifiedRules;

@Template(IndexesCheckIT.Tables.class)
final class IndexesCheckIT {
  private static final String RULES =
      """
      rules:
        - rule: message
          check: indexes
          table: public.message
          only: [public.own(id), {columns: [content], where: "kind = 'a'"}]
          short: [kind]
        - {rule: odd, check: indexes, table: '"S"."T.t"'}
      """;
  private static final String OTHER =
      "public.message.i: expected no index that may refuse a row but those listed on public.message, found ";

  static final class Tables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE FUNCTION own(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1';
            CREATE TABLE message (id int PRIMARY KEY, kind text, content text, code varchar(700), short varchar(600), sent timestamp,
              data jsonb, tags text[], joined text GENERATED ALWAYS AS (id::text || ':' || short) STORED,
              doubled text GENERATED ALWAYS AS (short || short) STORED, UNIQUE (id, content));
            CREATE INDEX ON message (own(id));
            CREATE INDEX ON message (content) WHERE kind = 'a';
            CREATE SCHEMA "S";
            CREATE TABLE "S"."T.t" ("Long" text);
            """);
      }
    }
  }

  private static Sabotage index(String on, String found) {
    return Sabotage.of("CREATE INDEX i ON message " + on, OTHER + found, "DROP INDEX i");
  }

  private static String tooLong(String column) {
    return ", where " + column + " may be longer than the 2700 bytes that it takes.";
  }

  static Stream<Sabotage> sabotages() {
    return Stream.of(
        index("(doubled)", "INDEX (doubled)" + tooLong("doubled")),
        index("(own(id + 1))", "INDEX (public.own((id + 1))), with the function public.own."),
        index(
            "(id) WHERE own(id) = 1",
            "INDEX (id) WHERE (public.own(id) = 1), with the function public.own."),
        index("((1 / id))", "INDEX (((1 / id))), with a division, which may be by zero."),
        index(
            "((content::int))",
            "INDEX (((content)::integer)), with a cast to integer, which takes not every value."),
        index("(content)", "INDEX (content)" + tooLong("content")),
        index(
            "(content) WHERE kind = 'b'",
            "INDEX (content) WHERE (kind = 'b'::text)" + tooLong("content")),
        index("(lower(content))", "INDEX (lower(content))" + tooLong("content")),
        index("(id) INCLUDE (content)", "INDEX (id)" + tooLong("content")),
        index("(code)", "INDEX (code)" + tooLong("code")),
        index("(data)", "INDEX (data)" + tooLong("data")),
        index("(tags)", "INDEX (tags)" + tooLong("tags")),
        Sabotage.of(
            "CREATE INDEX \"I\" ON \"S\".\"T.t\" (\"Long\")",
            "\"S\".\"T.t\".\"I\": expected no index that may refuse a row on \"S\".\"T.t\", found INDEX (Long), where Long may be longer than the 2700 bytes that it takes.",
            "DROP INDEX \"S\".\"I\""),
        Sabotage.of(
            "CREATE INDEX i ON message (sent); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass",
            "public.message.i: expected an index in force, found this one, but it is invalid (a concurrent build that failed).",
            "REINDEX INDEX public.i"));
  }

  @ParameterizedTest
  @MethodSource("sabotages")
  void oneThatMayRefuseRowsIsFound(Sabotage sabotage, TestDatabase database) throws SQLException {
    sabotage.proveWith(database, RULES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(kind, sent DESC)",
        "(lower(kind))",
        "(short)",
        "(joined)",
        "(md5(content))",
        "(\"left\"(content, 20))",
        "USING hash (content)",
        "USING gin (data)",
        "USING gin (tags)",
        "USING gin (to_tsvector('english'::regconfig, content))",
        "((sent::date))",
        "(date_trunc('day', sent))",
        "(id) WHERE kind IN ('a', 'b') AND sent IS NOT NULL"
      })
  void oneThatTakesEveryRowIsLeftAlone(String harmless, TestDatabase database) throws SQLException {
    database.execute("CREATE INDEX i ON message " + harmless);

    VerifiedRules.of(database, RULES).assertHolds();
  }
}
