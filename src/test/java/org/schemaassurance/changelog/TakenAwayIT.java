package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToDo;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.support.VerifiedRules;

/** Whoever looks for what is missing reads which changeset has taken it away. */
@Template
final class TakenAwayIT {
  private static final String MADE =
      """
      --liquibase formatted sql
      --changeset k:make splitStatements:false
      CREATE TABLE customers (id int PRIMARY KEY);
      CREATE TABLE orders (id int PRIMARY KEY, code text NOT NULL, customer_id int, note text);
      ALTER TABLE orders ADD CONSTRAINT uq_code UNIQUE (code);
      ALTER TABLE orders ADD CONSTRAINT fk_customer FOREIGN KEY (customer_id) REFERENCES customers (id);
      CREATE INDEX i_customer ON orders (customer_id);
      CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
      CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER x BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();
      CREATE VIEW v AS SELECT 1 AS a;
      """;
  private static final String RULES =
      """
      rules:
        - {rule: changelog, check: changelog, file: m.yaml, severity: warning}
        - {rule: trigger, check: trigger, table: public.orders, trigger: x, timing: before, events: [insert], function: public.stamp()}
        - {rule: index, check: index, table: public.orders, columns: [customer_id]}
        - {rule: unique, check: unique, table: public.orders, columns: [code]}
        - {rule: foreign-key, check: foreign-key, table: public.orders, columns: [customer_id], references: public.customers}
        - {rule: column, check: table, table: public.orders, columns: {note: text}}
        - {rule: function, check: function, function: public.f(integer)}
      """;

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(folder.resolve("make.sql"), MADE);
    Files.writeString(
        folder.resolve("m.yaml"),
        """
        databaseChangeLog:
          - include: {file: make.sql}
          - include: {file: later.xml}
        """);
    later("");
    Files.createDirectories(folder.resolve("verify-rules"));
    Files.writeString(folder.resolve("verify-rules/rules.yaml"), RULES);
  }

  private void later(String changesets) throws Exception {
    Files.writeString(folder.resolve("later.xml"), SmallChangelog.xml("latest", changesets));
  }

  private static String changeset(String id, String changes) {
    return "<changeSet id=\"" + id + "\" author=\"k\">" + changes + "</changeSet>";
  }

  private static String sql(String id, String sql) {
    return changeset(id, "<sql splitStatements=\"false\">" + sql + "</sql>");
  }

  private LiquibaseItself liquibase() {
    return new LiquibaseItself(folder, "m.yaml", Map.of(), Map.of(), Map.of());
  }

  private VerifiedRules verify(TestDatabase database, String... options) throws Exception {
    return VerifiedRules.ofFile(
        ToolRun.environment(database), folder.resolve("verify-rules"), options);
  }

  /** By the rule's name, of those that are broken. */
  private Map<String, String> hints(TestDatabase database) throws Exception {
    return verify(database).complaints().stream()
        .filter(found -> !found.rule().equals("changelog"))
        .collect(Collectors.toMap(VerifiedRules.Found::rule, VerifiedRules.Found::hint));
  }

  @Test
  void eachRuleNamesTheChangesetThatHasDroppedItsObject(TestDatabase database) throws Exception {
    later(
        changeset("no-index", "<dropIndex indexName=\"i_customer\" tableName=\"orders\"/>")
            + changeset(
                "no-key",
                "<dropForeignKeyConstraint constraintName=\"fk_customer\" baseTableName=\"orders\"/>")
            + changeset(
                "no-unique",
                "<dropUniqueConstraint constraintName=\"uq_code\" tableName=\"orders\"/>")
            + changeset("no-column", "<dropColumn tableName=\"orders\" columnName=\"note\"/>")
            + sql("no-function", "DROP FUNCTION f(int)")
            + sql("no-trigger", "DO $$ BEGIN DROP TRIGGER x ON orders; END $$"));
    liquibase().update(database, 1);
    assertThat(verify(database).complaints())
        .extracting(VerifiedRules.Found::rule)
        .containsOnly("changelog");
    liquibase().update(database);

    Map<String, String> hints = hints(database);

    assertThat(hints)
        .containsOnlyKeys("trigger", "index", "unique", "foreign-key", "column", "function");
    assertThat(hints.get("trigger"))
        .isEqualTo(
            "Dropped by later.xml::no-trigger::k. Undo that in a later changeset, or change the rule if it is meant.");
    assertThat(hints.get("index"))
        .isEqualTo(
            "-- Dropped by later.xml::no-index::k.\nCREATE INDEX CONCURRENTLY i_customer ON public.orders (customer_id);");
    assertThat(hints.get("unique"))
        .isEqualTo(
            "-- Dropped by later.xml::no-unique::k.\nALTER TABLE public.orders ADD CONSTRAINT uq_code UNIQUE (code);");
    assertThat(hints.get("foreign-key"))
        .startsWith(
            "-- Dropped by later.xml::no-key::k.\nALTER TABLE public.orders ADD CONSTRAINT fk_customer FOREIGN KEY (customer_id) ")
        .contains("\nALTER TABLE public.orders VALIDATE CONSTRAINT fk_customer;");
    assertThat(hints.get("column")).contains("Dropped by later.xml::no-column::k. ");
    assertThat(hints.get("function")).startsWith("Dropped by later.xml::no-function::k. ");
  }

  @Test
  void aKeyIsNotTakenForAnotherOnTheSameColumns(TestDatabase database) throws Exception {
    later(
        sql("more", "ALTER TABLE orders ADD CONSTRAINT uq_customer UNIQUE (customer_id)")
            + sql("less", "ALTER TABLE orders DROP CONSTRAINT uq_customer"));
    liquibase().update(database);
    database.execute("ALTER TABLE orders DROP CONSTRAINT fk_customer; DROP INDEX i_customer");

    assertThat(hints(database))
        .containsOnlyKeys("foreign-key", "index")
        .allSatisfy((rule, hint) -> assertThat(hint).doesNotContain("Dropped by"));
  }

  @Test
  void withItsTableEverythingIsDropped(TestDatabase database) throws Exception {
    later(changeset("no-table", "<dropTable tableName=\"orders\"/>"));
    liquibase().update(database);

    assertThat(hints(database))
        .containsOnlyKeys("trigger", "index", "unique", "foreign-key", "column")
        .hasEntrySatisfying(
            "trigger", hint -> assertThat(hint).startsWith("Dropped by later.xml::no-table::k. "))
        .hasEntrySatisfying(
            "foreign-key",
            hint -> assertThat(hint).startsWith("Dropped by later.xml::no-table::k. "));
  }

  @Test
  void aDisabledTriggerNamesWhoHasDisabledIt(TestDatabase database) throws Exception {
    later(
        sql("load", "ALTER TABLE orders DISABLE TRIGGER ALL; ALTER TABLE orders ENABLE TRIGGER ALL")
            + sql("off", "ALTER TABLE orders DISABLE TRIGGER USER"));
    liquibase().update(database);

    assertThat(hints(database))
        .containsOnlyKeys("trigger")
        .hasEntrySatisfying(
            "trigger",
            hint ->
                assertThat(hint)
                    .isEqualTo(
                        "-- Disabled by later.xml::off::k.\nALTER TABLE public.orders ENABLE TRIGGER x;"));
  }

  @Test
  void nobodyIsNamedForWhatALaterChangesetMadeAgain(TestDatabase database) throws Exception {
    String again = "CREATE TRIGGER x BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp()";
    later(
        sql("drop", "DROP TRIGGER x ON orders")
            + sql("again", again)
            + sql("both", "DROP TRIGGER x ON orders; " + again)
            + sql("swap", "DROP VIEW v; CREATE VIEW w AS SELECT 1 AS a; ALTER VIEW w RENAME TO v")
            + sql("load", "ALTER TABLE orders DISABLE TRIGGER ALL")
            + sql("loaded", "ALTER TABLE orders ENABLE TRIGGER ALL"));
    liquibase().update(database);
    assertThat(hints(database)).isEmpty();

    database.execute("DROP TRIGGER x ON orders");
    assertThat(hints(database).get("trigger")).doesNotContain("Dropped by", "Disabled by");

    database.execute(again + "; ALTER TABLE orders DISABLE TRIGGER x");
    assertThat(hints(database).get("trigger")).doesNotContain("Dropped by", "Disabled by");
  }

  @Test
  void nobodyIsNamedWhoseChangesHaveNotBeenMade(TestDatabase database) throws Exception {
    later(
        "<changeSet id=\"elsewhere\" author=\"k\" dbms=\"mysql\"><sql>DROP TRIGGER x ON orders</sql></changeSet>"
            + sql("marked", "DROP INDEX i_customer")
            + changeset(
                "pending",
                "<dropUniqueConstraint constraintName=\"uq_code\" tableName=\"orders\"/>"));
    liquibase().update(database, 2);
    database.execute(
        "UPDATE databasechangelog SET exectype = 'MARK_RAN' WHERE id = 'marked';"
            + "DROP TRIGGER x ON orders; DROP INDEX IF EXISTS i_customer; ALTER TABLE orders DROP CONSTRAINT uq_code");

    assertThat(hints(database))
        .containsOnlyKeys("trigger", "index", "unique")
        .allSatisfy((rule, hint) -> assertThat(hint).doesNotContain("Dropped by"));
  }

  /** One of two changesets is for this database, and preconditions or dbms tell which. */
  @Test
  void whatAnAlternativeOfAnotherDatabaseWouldHaveMadeIsMadeByTheOneThatRan(TestDatabase database)
      throws Exception {
    String change =
        "<createTable tableName=\"orders\"><column name=\"id\" type=\"int\"/><column name=\"note\" type=\"text\"/></createTable>"
            + "<sql splitStatements=\"false\">CREATE TRIGGER x BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp()</sql>";
    later(
        changeset(
                "db2",
                "<preConditions onFail=\"MARK_RAN\"><dbms type=\"db2\"/></preConditions>" + change)
            + "<changeSet id=\"mysql\" author=\"k\" dbms=\"mysql\">"
            + change
            + "</changeSet>");
    liquibase().update(database);
    database.execute("DROP TRIGGER x ON orders; ALTER TABLE orders DROP COLUMN note");

    ToolRun told =
        ToolRun.of(
            ToolRun.environment(database),
            "verify",
            "--rules",
            folder.resolve("verify-rules").toString(),
            "--format",
            "text");

    assertThat(told.out())
        .contains("made by:  make.sql::make::k")
        .doesNotContain("later.xml::db2", "later.xml::mysql", "only marked here");
  }

  @Test
  void differencesFromASnapshotNameIt(TestDatabase database) throws Exception {
    later(
        sql("no-view", "DROP VIEW v")
            + changeset(
                "no-key",
                "<dropForeignKeyConstraint constraintName=\"fk_customer\" baseTableName=\"orders\"/>")
            + sql("off", "ALTER TABLE orders DISABLE TRIGGER x"));
    liquibase().update(database, 1);
    Path snapshot = folder.resolve("snapshot.yaml");
    assertThat(run(database, "snapshot", "--output", snapshot.toString()).status()).isZero();
    liquibase().update(database);
    Files.writeString(
        folder.resolve("verify-rules/rules.yaml"),
        """
        rules:
          - {rule: changelog, check: changelog, file: m.yaml}
          - {rule: everything-else, check: as-snapshot, snapshot: snapshot.yaml, objects: ['public.*']}
        """);

    assertThat(verify(database).complaints())
        .extracting(VerifiedRules.Found::object, VerifiedRules.Found::hint)
        .containsExactlyInAnyOrder(
            tuple(
                "public.v",
                "Dropped by later.xml::no-view::k. Make it again, or write the snapshot anew if it went on purpose."),
            tuple(
                "public.orders.fk_customer",
                "-- Dropped by later.xml::no-key::k.\nALTER TABLE public.orders ADD CONSTRAINT fk_customer FOREIGN KEY (customer_id) REFERENCES public.customers(id) NOT VALID;"
                    + "\nALTER TABLE public.orders VALIDATE CONSTRAINT fk_customer; -- or write the snapshot anew if it went on purpose"),
            tuple(
                "public.orders.x",
                "-- Disabled by later.xml::off::k.\nALTER TABLE public.orders ENABLE TRIGGER x;"));
    assertThat(drift(database, snapshot).out())
        .contains(
            "to do:    Dropped by later.xml::no-view::k. Make it again, or write the snapshot anew if it went on purpose.",
            "-- Disabled by later.xml::off::k.",
            "ALTER TABLE public.orders ENABLE TRIGGER x;");

    database.execute("DELETE FROM databasechangelog WHERE id <> 'make'");
    assertThat(drift(database, snapshot).out())
        .contains("view public.v")
        .doesNotContain("Dropped by", "Disabled by");
  }

  @Test
  void aForeignKeyIsMadeAgainByTheNameThatTheSnapshotHas(TestDatabase database) throws Exception {
    liquibase().update(database);
    database.execute("ALTER TABLE orders RENAME CONSTRAINT fk_customer TO \"Fk\"");
    Path snapshot = folder.resolve("snapshot.yaml");
    assertThat(run(database, "snapshot", "--output", snapshot.toString()).status()).isZero();
    Files.writeString(
        folder.resolve("verify-rules/more.yaml"),
        "rules: [{rule: all, check: as-snapshot, snapshot: snapshot.yaml, objects: ['public.*'], severity: warning}]");
    database.execute("ALTER TABLE orders DROP CONSTRAINT \"Fk\"");

    VerifiedRules.Found missing =
        verify(database).complaints().stream()
            .filter(found -> found.rule().equals("foreign-key"))
            .findFirst()
            .orElseThrow();

    assertThat(missing.hint())
        .startsWith("ALTER TABLE public.orders ADD CONSTRAINT \"Fk\" FOREIGN KEY (customer_id) ");
    for (String statement : ToDo.of(missing.hint()).orElseThrow().statements()) {
      database.execute(statement);
    }
    assertThat(verify(database).complaints()).isEmpty();
  }

  @Test
  void anIndexIsMadeByItsOwnChangesetAndNotByThatOfItsTable(TestDatabase database)
      throws Exception {
    later(
        changeset(
                "index",
                "<createIndex indexName=\"i_note\" tableName=\"orders\"><column name=\"note\"/></createIndex>")
            + changeset(
                "unique",
                "<addUniqueConstraint constraintName=\"uq_note\" tableName=\"orders\" columnNames=\"note, code\"/>")
            + sql("table", "CREATE TABLE plain (a int NOT NULL, b text)")
            + changeset(
                "primary",
                "<addPrimaryKey constraintName=\"pk_plain\" tableName=\"plain\" columnNames=\"a\"/>")
            + sql("expression", "CREATE INDEX i_lower ON orders (lower(note))"));
    Files.writeString(
        folder.resolve("verify-rules/rules.yaml"),
        """
        rules:
          - {rule: changelog, check: changelog, file: m.yaml}
          - {rule: index, check: index, table: public.orders, columns: [note]}
          - {rule: unique, check: unique, table: public.orders, columns: [note, code], nullable: true}
          - {rule: primary, check: primary-key, table: public.plain, columns: [a]}
          - {rule: alien, check: index, table: public.orders, columns: [note, id]}
        """);
    liquibase().update(database);
    Path snapshot = folder.resolve("snapshot.yaml");
    assertThat(run(database, "snapshot", "--output", snapshot.toString()).status()).isZero();
    Files.writeString(
        folder.resolve("verify-rules/more.yaml"),
        "rules: [{rule: all, check: as-snapshot, snapshot: snapshot.yaml, objects: ['public.*']}]");
    database.execute(
        "DROP INDEX i_note, i_lower; ALTER TABLE orders DROP CONSTRAINT uq_note; ALTER TABLE plain DROP CONSTRAINT pk_plain");

    String report = text(database);

    assertThat(report)
        .contains(
            "CREATE INDEX CONCURRENTLY i_note ON public.orders (note);\n    made by:  later.xml::index::k",
            "ADD CONSTRAINT uq_note UNIQUE (note, code);\n    made by:  later.xml::unique::k",
            "ADD CONSTRAINT pk_plain PRIMARY KEY (a);\n    made by:  later.xml::primary::k",
            "CREATE INDEX CONCURRENTLY ON public.orders (note, id);\n    rule:");
    assertThat(drift(database, snapshot).out())
        .containsPattern("index public.orders.i_note[^✗]*made by:  later.xml::index::k")
        .containsPattern("index public.orders.i_lower[^✗]*made by:  later.xml::expression::k")
        .containsPattern("constraint public.orders.uq_note[^✗]*made by:  later.xml::unique::k")
        .containsPattern("constraint public.plain.pk_plain[^✗]*made by:  later.xml::primary::k");
  }

  @Test
  void aUniqueKeyAndAnIndexHaveTheirNamesFromTheSnapshot(TestDatabase database) throws Exception {
    liquibase().update(database);
    database.execute(
        "ALTER TABLE orders RENAME CONSTRAINT uq_code TO \"Uq\"; ALTER INDEX i_customer RENAME TO i");
    Path snapshot = folder.resolve("snapshot.yaml");
    assertThat(run(database, "snapshot", "--output", snapshot.toString()).status()).isZero();
    Files.writeString(
        folder.resolve("verify-rules/more.yaml"),
        "rules: [{rule: all, check: as-snapshot, snapshot: snapshot.yaml, objects: ['public.*'], severity: warning}]");
    database.execute("ALTER TABLE orders DROP CONSTRAINT \"Uq\"; DROP INDEX i");
    Map<String, String> hints =
        verify(database).complaints().stream()
            .filter(found -> !found.rule().equals("all"))
            .collect(Collectors.toMap(VerifiedRules.Found::rule, VerifiedRules.Found::hint));

    assertThat(hints)
        .containsEntry("unique", "ALTER TABLE public.orders ADD CONSTRAINT \"Uq\" UNIQUE (code);")
        .containsEntry("index", "CREATE INDEX CONCURRENTLY i ON public.orders (customer_id);");
    database.execute(hints.get("unique"));
    database.execute(hints.get("index"));
    assertThat(verify(database).complaints()).isEmpty();
  }

  private String text(TestDatabase database) {
    return run(database, "verify", "--rules", folder.resolve("verify-rules").toString()).out();
  }

  private ToolRun drift(TestDatabase database, Path snapshot) {
    return run(
        database,
        "drift",
        "--against",
        snapshot.toString(),
        "--search-path",
        folder.toString(),
        "--changelog-file",
        "m.yaml");
  }

  private static ToolRun run(TestDatabase database, String... words) {
    return ToolRun.of(ToolRun.environment(database), words);
  }
}
