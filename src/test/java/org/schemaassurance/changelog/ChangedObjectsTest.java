package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.ObjectChange;
import org.schemaassurance.model.ObjectChange.Kind;

/** What SQL takes away, switches off and brings back. */
final class ChangedObjectsTest {
  @TempDir private Path root;

  private static List<String> changes(String sql) {
    return new ChangedObjects("public")
        .in(List.of(sql)).stream().map(ChangedObjectsTest::words).toList();
  }

  private static String words(ObjectChange change) {
    return change.kind() + " " + change.object();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          DROP TABLE t                                           | DROPS public.t
          drop table if exists app.t, "Odd" cascade              | DROPS app.t, DROPS public."Odd"
          DROP MATERIALIZED VIEW v                               | DROPS public.v
          DROP INDEX CONCURRENTLY IF EXISTS i, app.j             | DROPS public.i, DROPS app.j
          DROP SEQUENCE s RESTRICT                               | DROPS public.s
          DROP SCHEMA app CASCADE                                | DROPS app
          DROP TRIGGER IF EXISTS x ON app.t                      | DROPS app.t.x
          DROP POLICY p ON t                                     | DROPS public.t.p
          DROP FUNCTION f                                        | DROPS public.f(*)
          DROP FUNCTION IF EXISTS f(a int, varchar(3)), app.g()  | DROPS public.f(integer, character varying), DROPS app.g()
          DROP PROCEDURE p(double precision)                     | DROPS public.p(double precision)
          ALTER TABLE IF EXISTS ONLY t DROP CONSTRAINT IF EXISTS c, DROP COLUMN a CASCADE, DROP "B" | DROPS public.t.c, DROPS public.t.a, DROPS public.t."B"
          ALTER TABLE t ALTER COLUMN a DROP NOT NULL, ALTER b DROP DEFAULT | ``
          ALTER TABLE t DISABLE TRIGGER x                        | DISABLES public.t.x
          ALTER TABLE t DISABLE TRIGGER ALL                      | DISABLES public.t
          ALTER TABLE t DISABLE TRIGGER "all"                    | DISABLES public.t."all"
          ALTER TABLE t ENABLE ALWAYS TRIGGER x                  | RESTORES public.t.x
          ALTER TABLE t DISABLE ROW LEVEL SECURITY               | ``
          ALTER TABLE old RENAME TO t                            | RESTORES public.t
          ALTER TABLE app.t SET SCHEMA "New"                     | RESTORES "New".t
          ALTER TABLE t RENAME COLUMN a TO b                     | RESTORES public.t.b
          ALTER TABLE t RENAME CONSTRAINT a TO b                 | RESTORES public.t.b
          ALTER INDEX app.i RENAME TO j                          | RESTORES app.j
          ALTER TRIGGER x ON app.t RENAME TO y                   | RESTORES app.t.y
          ALTER FUNCTION app.f(int) RENAME TO g                  | RESTORES app.g(integer)
          DO $$ BEGIN IF true THEN DROP TABLE t; END IF; END $$  | DROPS public.t
          CALL patiently($ddl$ DROP TRIGGER x ON t $ddl$)        | DROPS public.t.x
          COMMENT ON TABLE t IS 'never DROP TABLE t'             | ``
          -- DROP TABLE t                                        | ``
          ALTER PUBLICATION p DROP TABLE t                       | ``
          ALTER EXTENSION e DROP FUNCTION f()                    | ``
          """)
  void tellsWhatSqlTakesAway(String sql, String expected) {
    assertThat(String.join(", ", changes(sql))).isEqualTo(expected);
  }

  @Test
  void whatARoutineWillDropIsNotDroppedByWhoeverMakesTheRoutine() {
    assertThat(
            changes(
                """
                CREATE FUNCTION tidy() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DROP TABLE t; END $$;
                CREATE FUNCTION tidy_too() RETURNS void LANGUAGE sql AS 'DROP TABLE t';
                DROP VIEW v;
                """))
        .containsExactly("DEFINES public.tidy()", "DEFINES public.tidy_too()", "DROPS public.v");
  }

  @Test
  void theOrderOfTheTextRemains() {
    assertThat(
            changes(
                """
                CREATE TABLE t (id int);
                DROP TABLE t;
                CREATE TABLE t (id int);
                ALTER TABLE t ADD CONSTRAINT c CHECK (id > 0), DROP CONSTRAINT c;
                """))
        .startsWith(
            "MAKES public.t",
            "MAKES public.t.id",
            "DROPS public.t",
            "MAKES public.t",
            "MAKES public.t.id",
            "DROPS public.t.c",
            "MAKES public.t.c");
  }

  @Test
  void keysAndIndexesGoByTheirColumnsToo() {
    assertThat(
            new ChangedObjects("public")
                .in(
                    List.of(
                        """
                        ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a, "B") REFERENCES o;
                        CREATE UNIQUE INDEX i ON t USING btree (a DESC, b);
                        CREATE INDEX j ON t (lower(a));
                        """)))
        .filteredOn(change -> !change.object().equals("public.j"))
        .extracting(change -> change.columns().orElse(""))
        .contains("foreign key of public.t (a, \"B\")", "index of public.t (a, b)");
    assertThat(new ChangedObjects("public").in(List.of("CREATE INDEX j ON t (lower(a))")))
        .containsExactly(
            new ObjectChange(
                Kind.MAKES_INDEX,
                "public.j",
                Optional.empty(),
                Optional.of("public.t.j"),
                Optional.empty()));
  }

  @Test
  void aLongTextIsNoTrouble() {
    assertThat(changes("SELECT '" + "x''".repeat(200_000) + "'; DROP TABLE t"))
        .containsExactly("DROPS public.t");
  }

  @Test
  void everyChangeOfLiquibaseNamesWhatItDrops() throws IOException {
    Files.writeString(
        root.resolve("drops.xml"),
        SmallChangelog.xml(
            "latest",
            """
            <changeSet id="1" author="k">
              <dropTable tableName="t" schemaName="app" cascadeConstraints="true"/>
              <dropIndex indexName="i" tableName="t"/>
              <dropUniqueConstraint constraintName="u" tableName="t"/>
              <dropForeignKeyConstraint constraintName="fk" baseTableName="t"/>
              <dropPrimaryKey constraintName="pk" tableName="t"/>
              <dropPrimaryKey tableName="unnamed"/>
              <dropColumn tableName="t" columnName="a"/>
              <dropColumn tableName="t"><column name="b"/><column name="Mixed"/></dropColumn>
              <dropView viewName="v"/>
              <dropSequence sequenceName="s"/>
              <dropProcedure procedureName="p"/>
              <renameTable oldTableName="o" newTableName="n"/>
              <renameColumn tableName="t" oldColumnName="d" newColumnName="e"/>
            </changeSet>
            """));
    DeclaredChangeset changeset =
        new ChangelogReader().declared(new Changelog(root, "drops.xml")).get(0);

    assertThat(changeset.objects()).isEmpty();
    assertThat(changeset.changes().stream().filter(change -> change.kind() == Kind.DROPS))
        .extracting(ObjectChange::object)
        .containsExactly(
            "app.t",
            "public.i",
            "public.t.u",
            "public.t.fk",
            "public.t.pk",
            "public.unnamed.unnamed_pkey",
            "public.t.a",
            "public.t.b",
            "public.t.\"Mixed\"",
            "public.v",
            "public.s",
            "public.p(*)");
    assertThat(changeset.changes().stream().filter(change -> change.kind() == Kind.RESTORES))
        .extracting(ObjectChange::object)
        .containsExactly("public.n", "public.t.e");
  }

  @Test
  void whatIsReadFromTheIndexIsTheSame() throws IOException {
    Files.writeString(
        root.resolve("m.sql"),
        """
        --liquibase formatted sql
        --changeset k:1
        CREATE TABLE t (id int PRIMARY KEY);
        CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
        ALTER TABLE t DISABLE TRIGGER x;
        DROP TABLE t;
        """);
    Changelog changelog = new Changelog(root, "m.sql");
    List<DeclaredChangeset> asked = new ChangelogIndex(root.resolve("index")).declared(changelog);

    assertThat(new ChangelogIndex(root.resolve("index")).declared(changelog)).isEqualTo(asked);
    assertThat(asked.get(0).changes())
        .extracting(ChangedObjectsTest::words)
        .contains("MAKES_TRIGGER public.t.x", "DISABLES public.t.x", "DROPS public.t");
  }
}
