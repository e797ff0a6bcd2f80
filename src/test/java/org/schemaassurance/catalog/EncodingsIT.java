package org.schemaassurance.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestServer;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.throwaway.ThrowawayServer;

/** Databases that do not speak UTF-8. */
@Template
final class EncodingsIT {
  private static final String ADVICE =
      " is not UTF-8, and the database's encoding, SQL_ASCII, does not tell what it is; write it anew in UTF-8.";

  @TempDir private Path folder;

  @FunctionalInterface
  private interface Look {
    void at(Map<String, String> environment) throws Exception;
  }

  /** A database of that encoding, with what the statements make; dropped afterwards. */
  private static void inDatabase(String encoding, List<String> statements, Look look)
      throws Exception {
    ThrowawayServer server = TestServer.shared().server();
    String name = TestServer.shared().uniqueName("encoded");
    try (Connection maintenance = server.connect(ThrowawayServer.MAINTENANCE_DATABASE);
        Statement statement = maintenance.createStatement()) {
      statement.execute(
          "CREATE DATABASE %s ENCODING '%s' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
              .formatted(name, encoding));
    }
    try {
      try (Connection connection = server.connect(name);
          Statement statement = connection.createStatement()) {
        for (String sql : statements) {
          statement.execute(sql);
        }
      }
      Map<String, String> environment = new HashMap<>();
      environment.put("DB_HOST", server.host());
      environment.put("DB_PORT", String.valueOf(server.port()));
      environment.put("DB_NAME", name);
      environment.put("DB_USER", server.superuser());
      environment.put("DB_PASSWORD", server.password().orElse(""));
      look.at(environment);
    } finally {
      server.dropDatabase(name);
    }
  }

  /** The driver speaks UTF-8 alone, so the bytes come out of a literal of ASCII. */
  private static String made(String sql) {
    return "DO $do$ BEGIN EXECUTE convert_from(decode('%s', 'hex'), 'SQL_ASCII'); END $do$"
        .formatted(hex(sql.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private String rules(String... rules) throws IOException {
    return Files.writeString(
            folder.resolve("rules.yaml"),
            "rules:\n"
                + String.join("\n", Stream.of(rules).map(rule -> "  - {" + rule + "}").toList()))
        .toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1 /* ü */'      | public.f (routines)   | public.f (functions)
          CREATE TABLE t (name text DEFAULT 'ü')                                  | public.t.name (structure-columns) | public.t.name (columns)
          CREATE TABLE t (name text CONSTRAINT c CHECK (name <> 'ü'))             | public.t.c (check-constraints) | public.t.c (constraints)
          CREATE TABLE t (name text); CREATE INDEX i ON t (name) WHERE name = 'ü' | public.t.i (structure-indexes) | public.t.i (indexes)
          CREATE TABLE t (ü text)                                                 | public.t.\\374 (structure-columns) | public.t.\\374 (columns)
          """)
  void anUnreadableTextIsToldWithItsObject(String sql, String inVerify, String inSnapshot)
      throws Exception {
    String rules =
        rules(
            "rule: f, check: function, function: public.f()",
            "rule: t, check: table, table: public.t");
    inDatabase(
        "SQL_ASCII",
        List.of(made(sql)),
        environment -> {
          assertOneSentence(
              ToolRun.of(environment, "verify", "--rules", rules),
              "The catalog could not be read: a text of " + inVerify + ADVICE);
          assertOneSentence(
              ToolRun.of(environment, "snapshot"),
              "The catalog could not be read: a text of " + inSnapshot + ADVICE);
          ToolRun init = ToolRun.of(environment, "rules", "init");
          assertThat(init.status()).isEqualTo(3);
          assertThat(init.err()).contains(ADVICE).hasLineCount(1);
        });
  }

  @Test
  void whatIsUtf8InItIsRead() throws Exception {
    String body = "SELECT 1 /* ü 字 😀 */";
    inDatabase(
        "SQL_ASCII",
        List.of(
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS '" + body + "'",
            "CREATE TABLE t (ü text DEFAULT 'é')"),
        environment -> {
          ToolRun snapshot = ToolRun.of(environment, "snapshot");
          assertThat(snapshot.err()).isEmpty();
          assertThat(snapshot.out()).contains(body).contains("ü").contains("é");
        });
  }

  @Test
  void aRowThatCannotBeSentIsAnUnknownAndTheOtherRulesGoOn() throws Exception {
    String rules =
        rules(
            "rule: q, check: no-rows, table: public.t, meaning: m, key: [name], query: SELECT name FROM public.t",
            "rule: t, check: table, table: public.t");
    inDatabase(
        "SQL_ASCII",
        List.of("CREATE TABLE t (name text)", made("INSERT INTO t VALUES ('mü')")),
        environment -> {
          ToolRun run = ToolRun.of(environment, "verify", "--rules", rules);
          assertThat(run.status()).isEqualTo(3);
          assertThat(run.out())
              .contains("cannot be read as UTF-8")
              .contains("1 holds, 1 could not be found out");
        });
  }

  @ParameterizedTest
  @CsvSource({"LATIN1, ü é ß", "WIN1252, ü € „", "EUC_JP, 字 日本", "LATIN9, € ü", "KOI8R, привет"})
  void otherEncodingsAreRead(String encoding, String text) throws Exception {
    inDatabase(
        encoding,
        List.of(
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1 /* " + text + " */'",
            "CREATE TABLE \"" + text + "\" (name text DEFAULT '" + text + "')"),
        environment -> {
          ToolRun snapshot = ToolRun.of(environment, "snapshot");
          assertThat(snapshot.err()).isEmpty();
          assertThat(snapshot.out()).contains("/* " + text + " */");
          assertThat(ToolRun.of(environment, "rules", "init").out()).contains(text);
        });
  }

  @ParameterizedTest
  @CsvSource({"SQL_ASCII", "LATIN1", "EUC_JP"})
  void anEncodingThatIsSetForClientsIsNotOurs(String encoding, TestDatabase database)
      throws SQLException {
    database.execute("ALTER DATABASE " + database.name() + " SET client_encoding = " + encoding);
    database.execute("CREATE TABLE public.t (name text DEFAULT 'ü 字')");

    ToolRun snapshot = ToolRun.of(ToolRun.environment(database), "snapshot");

    assertThat(snapshot.err()).isEmpty();
    assertThat(snapshot.out()).contains("ü 字");
  }

  private static void assertOneSentence(ToolRun run, String sentence) {
    assertThat(run.err()).isEqualToIgnoringNewLines(sentence);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(3);
  }
}
