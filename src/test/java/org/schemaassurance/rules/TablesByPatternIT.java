package org.schemaassurance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Sabotage;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.VerifiedRules;
import org.schemaassurance.verify.checks.Checks;

/** {@code tables:} instead of {@code table:}. */
@Template(TablesByPatternIT.AuditTables.class)
final class TablesByPatternIT {

  /** Two audit tables, one of another name, and a view that is none. */
  public static final class AuditTables implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TABLE public.audit_logins (id int PRIMARY KEY);
            CREATE TABLE public."audit_$${x} Y" (id int PRIMARY KEY);
            CREATE TABLE public.auditors (name text);
            CREATE VIEW public.audit_view AS SELECT 1 AS id;
            CREATE TABLE public.databasechangelog (id text);
            """);
      }
    }
  }

  private static final String KEYS =
      """
      parameters: {schema: public}
      rules:
        - {rule: keys, check: primary-key, tables: "${schema}.audit_*", columns: id}
      """;

  @Test
  void everyTableOfTheNameIsJudgedByItself(TestDatabase database) throws SQLException {
    assertThat(VerifiedRules.of(database, KEYS).findings())
        .extracting(VerifiedRules.Found::object)
        .containsExactly("public.\"audit_$${x} Y\"", "public.audit_logins");

    Sabotage.of(
            "ALTER TABLE public.audit_logins DROP CONSTRAINT audit_logins_pkey",
            "public.audit_logins: expected a primary key (id), found none.",
            "ALTER TABLE public.audit_logins ADD PRIMARY KEY (id)")
        .proveWith(database, KEYS);
  }

  @Test
  void aTableThatComesLaterIsMeantToo(TestDatabase database) throws SQLException {
    Sabotage.of(
            "CREATE TABLE public.audit_new (id int)",
            "public.audit_new: expected a primary key (id), found none.",
            "DROP TABLE public.audit_new")
        .proveWith(database, KEYS);
  }

  @Test
  void aPatternThatMatchesNothingIsBroken(TestDatabase database) {
    VerifiedRules verified =
        VerifiedRules.of(
            database,
            """
            rules:
              - {rule: closed, check: triggers, tables: [public.audit_*, public.aduit_*]}
            """);

    assertThat(verified.messages())
        .containsExactly("public.aduit_*: expected at least one table of such a name, found none.");
    assertThat(verified.status()).isEqualTo(1);
  }

  @Test
  void aTableThatTwoPatternsMeanIsJudgedOnce(TestDatabase database) {
    VerifiedRules verified =
        VerifiedRules.of(
            database,
            "rules: [{rule: t, check: table, tables: [public.audit_l*, public.audit_logins]}]");

    assertThat(verified.findings())
        .extracting(VerifiedRules.Found::object)
        .containsExactly("public.audit_logins");
  }

  @Test
  void liquibasesTablesAreNeverMeant(TestDatabase database) {
    assertThat(
            VerifiedRules.of(database, "rules: [{rule: t, check: table, tables: public.*}]")
                .findings())
        .extracting(VerifiedRules.Found::object)
        .contains("public.auditors")
        .doesNotContain("public.databasechangelog", "public.audit_view");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          check: table, tables: audit_* | r.yaml:1:41: 'tables': expected tables with their schema, like public.audit_*, found 'audit_*'.
          check: table, tables: public.a*, table: public.b | r.yaml:1:41: expected either 'table' or 'tables', found both.
          check: statistics, tables: public.a*, title: a, query: SELECT 1 | r.yaml:1:46: the check 'statistics' takes no 'tables'.
          check: no-rows, tables: public.a*, meaning: a, key: a, query: SELECT 1 AS a | r.yaml:1:43: the check 'no-rows' takes no 'tables'.
          check: unique, tables: public.a*, columns: a, nullabel: true | r.yaml:1:65: unknown key 'nullabel'; did you mean 'nullable'?.
          """)
  void whatIsWrongIsToldWithItsPlace(String rule, String message) {
    RuleFileReader reader = new RuleFileReader(Checks.ALL);

    assertThatThrownBy(() -> reader.readText("r.yaml", "rules: [{rule: a, " + rule + "}]"))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void theListNamesThePatterns() {
    Rule rule = new RuleFileReader(Checks.ALL).readText("r.yaml", KEYS).rules().get(0);

    assertThat(rule.declaration().object()).isEqualTo("public.audit_*");
    assertThat(rule.declaration().request().tables()).isEmpty();
  }
}
