package org.schemaassurance.changelog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.UsageException;

final class ChangelogReaderTest {
  @TempDir private Path root;

  private List<DeclaredChangeset> read(String sql) throws IOException {
    Files.createDirectories(root.resolve("changelog"));
    Files.writeString(
        root.resolve("changelog/master.yaml"),
        """
        databaseChangeLog:
          - include: { file: one.sql, relativeToChangelogFile: true }
        """);
    Files.writeString(root.resolve("changelog/one.sql"), sql);
    return new ChangelogReader().declared(new Changelog(root, "changelog/master.yaml"));
  }

  @Test
  void tellsWhatAChangesetDeclares() throws IOException {
    List<DeclaredChangeset> changesets =
        read(
            """
            --liquibase formatted sql

            --changeset me:first
            CREATE TABLE t (id int);
            --rollback DROP TABLE t;

            --changeset me:second runOnChange:true runAlways:true context:demo labels:late dbms:postgresql splitStatements:false
            CREATE OR REPLACE FUNCTION app.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1';
            """);

    assertThat(changesets).extracting(DeclaredChangeset::line).containsExactly(3, 7);
    DeclaredChangeset second = changesets.get(1);
    assertThat(second.file()).isEqualTo("changelog/one.sql");
    assertThat(second.place()).isEqualTo(new FileLine("changelog/one.sql", 7));
    assertThat(second.contexts()).isEqualTo(Optional.of("demo"));
    assertThat(second.labels()).isEqualTo(Optional.of("late"));
    assertThat(second.dbms()).containsExactly("postgresql");
    assertThat(second.runAlways()).isTrue();
    assertThat(second.runOnChange()).isTrue();
    assertThat(second.objects()).containsExactly("app.f(integer, text)");
    assertThat(changesets.get(0).contexts()).isEmpty();
    assertThat(changesets.get(0).objects()).containsExactly("public.t", "public.t.id");
  }

  @Test
  void aLineIsFoundWhereParametersStandForPartsOfItAndWhateverTheIdEndsWith() throws IOException {
    List<DeclaredChangeset> changesets =
        read(
            """
            --liquibase formatted sql
            --property name:who value:me
            --property name:what value:orders

            --changeset ${who}:create-${what}-table
            SELECT 1;
            --changeset <author>:<id>
            SELECT 2;
            -- changeset "some body":"with ${what}"
            SELECT 3;
            --changeset me:${what}
            SELECT 4;
            """);

    assertThat(changesets)
        .extracting(DeclaredChangeset::id, DeclaredChangeset::line)
        .containsExactly(
            tuple("create-orders-table", 5),
            tuple("<id>", 7),
            tuple("with orders", 9),
            tuple("orders", 11));
    Files.writeString(
        root.resolve("changelog/lines.yaml"),
        """
        databaseChangeLog:
          - property: {name: what, value: orders}
          - changeSet:
              id: "create.table.${what}.a"
              author: me
          - changeSet: {author: me, id: "${what}"}
          - changeSet: {id: C++, author: me}
          - changeSet: {id: 'add ${what} key', author: me}
        """);
    assertThat(new ChangelogReader().declared(new Changelog(root, "changelog/lines.yaml")))
        .extracting(DeclaredChangeset::line)
        .containsExactly(4, 6, 7, 8);
  }

  @Test
  void theShippedChangelogNamesWhatItMakes() {
    List<String> objects =
        new ChangelogReader()
            .declared(new Changelog(ChangelogFiles.ROOT, ChangelogFiles.MASTER)).stream()
                .flatMap(changeset -> changeset.objects().stream())
                .toList();

    assertThat(objects)
        .contains(
            "public.chat_rooms",
            "public.chat_rooms.chat_rooms_teacher_id_student_id_key",
            "public.bookings.bookings_lesson_id_fkey",
            "public.bookings_active_lesson_student_idx",
            "public.create_chat_on_booking_active()",
            "public.create_chats_for_completed_lessons()",
            "public.bookings.booking_create_chat",
            "public.bookings.booking_create_chat_update");
  }

  private List<String> objectsOf(String changes) throws IOException {
    Files.writeString(
        root.resolve("objects.xml"),
        SmallChangelog.xml(
            "latest", "<changeSet id=\"1\" author=\"k\">" + changes + "</changeSet>"));
    return new ChangelogReader().declared(new Changelog(root, "objects.xml")).get(0).objects();
  }

  @Test
  void everyChangeNamesWhatItMakes() throws IOException {
    assertThat(
            objectsOf(
                """
                <createTable tableName="orders">
                  <column name="id" type="bigint" autoIncrement="true"><constraints primaryKey="true"/></column>
                  <column name="code" type="varchar(20)"><constraints nullable="false" unique="true" uniqueConstraintName="uq_code"/></column>
                  <column name="Mixed" type="int"/>
                </createTable>
                """))
        .contains(
            "public.orders",
            "public.orders.id",
            "public.orders_id_seq",
            "public.orders.orders_pkey",
            "public.orders (id)",
            "public.orders.code",
            "public.orders.uq_code",
            "public.orders.\"Mixed\"");
    assertThat(
            objectsOf(
                "<addColumn tableName=\"orders\" schemaName=\"shop\"><column name=\"a\" type=\"int\"/><column name=\"b\" type=\"int\"/></addColumn>"))
        .containsExactly("shop.orders.a", "shop.orders.b");
    assertThat(
            objectsOf(
                """
                <createIndex indexName="i_code" tableName="orders"><column name="code"/></createIndex>
                <addForeignKeyConstraint constraintName="fk_x" baseTableName="orders" baseColumnNames="code" referencedTableName="c" referencedColumnNames="id"/>
                <addUniqueConstraint tableName="orders" columnNames="a, b"/>
                <addNotNullConstraint tableName="orders" columnName="a"/>
                <addPrimaryKey tableName="t" columnNames="id" constraintName="pk_t"/>
                <addAutoIncrement tableName="t" columnName="id" columnDataType="int"/>
                """))
        .containsExactlyInAnyOrder(
            "public.i_code",
            "public.orders.fk_x",
            "public.orders (code)",
            "public.orders.orders_a_b_key",
            "public.orders (a, b)",
            "public.orders.orders_a_not_null",
            "public.t.pk_t",
            "public.t (id)",
            "public.t.t_id_not_null",
            "public.t_id_seq");
    assertThat(
            objectsOf(
                """
                <createView viewName="v">SELECT 1 AS a</createView>
                <createSequence sequenceName="s"/>
                <createProcedure>CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'</createProcedure>
                """))
        .containsExactly("public.v", "public.s", "public.f(integer)");
    assertThat(
            objectsOf(
                "<dropColumn tableName=\"orders\" columnName=\"a\"/><renameTable oldTableName=\"a\" newTableName=\"b\"/><insert tableName=\"t\"><column name=\"a\" value=\"CREATE\"/></insert>"))
        .isEmpty();
  }

  @Test
  void whatModifySqlMakesOfItCounts() throws IOException {
    assertThat(
            objectsOf(
                """
                <createTable tableName="old"><column name="id" type="int"/></createTable>
                <modifySql dbms="postgresql"><replace replace="old" with="renamed"/></modifySql>
                """))
        .containsExactly("public.renamed", "public.renamed.id");
  }

  @Test
  void aListOfActionsNamesEach() throws IOException {
    assertThat(
            read("""
                    --liquibase formatted sql
                    --changeset me:1
                    ALTER TABLE t ADD COLUMN IF NOT EXISTS a int DEFAULT (1 + 2) REFERENCES o (id), DROP COLUMN b,
                      ADD "C d" text CHECK ("C d" <> 'x, y'), ADD CONSTRAINT u UNIQUE (a, "C d"),
                      ALTER COLUMN z SET NOT NULL;
                    """)
                .get(0)
                .objects())
        .containsExactlyInAnyOrder(
            "public.t.a",
            "public.t (a)",
            "public.t.t_a_fkey",
            "public.t.\"C d\"",
            "public.t.\"t_C d_check\"",
            "public.t.u",
            "public.t (a, \"C d\")",
            "public.t.t_z_not_null");
  }

  @Test
  void aMissingChangelogIsOneSentence() {
    assertThatThrownBy(
            () -> new ChangelogReader().declared(new Changelog(root, "changelog/master.yaml")))
        .isInstanceOf(UsageException.class)
        .hasMessage("There is no changelog changelog/master.yaml in " + root + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "part.yaml | 'databaseChangeLog:\\n  - a: 1\\n     secret: 2'                 | part.yaml is no YAML of a changelog, at line 3, column 12",
        "part.json | '{\"databaseChangeLog\": [{\"secret\": \"x\" \"y\": 1}]}'       | part.json is no JSON of a changelog, at line 1, column 39",
        "part.xml  | '<databaseChangeLog\\n<secret' | part.xml is no XML of a changelog, at line 2, column 1",
      })
  void whereAnIncludedFileCannotBeParsedIsToldAndWhatStandsThereIsNot(
      String file, String text, String sentence) throws IOException {
    Files.writeString(
        root.resolve("master.yaml"),
        "databaseChangeLog:\n  - include: {file: %s}\n".formatted(file));
    Files.writeString(root.resolve(file), text.translateEscapes());

    assertThatThrownBy(() -> new ChangelogReader().declared(new Changelog(root, "master.yaml")))
        .isInstanceOf(UsageException.class)
        .hasMessage("The changelog master.yaml can't be read: " + sentence + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<include file=\"a.xml\" logicalFilePath=\"b\"/> | Attribute 'logicalFilePath' is not allowed to appear in element 'include'",
        "<changeSet author=\"a\"><empty/></changeSet>     | Attribute 'id' must appear on element 'changeSet'",
        "<changeSet id=\"1\" author=\"a\"/><property name=\"a\" value=\"secret\"/> | Invalid content was found starting with element 'property'",
      })
  void whatTheSchemaOfChangelogsDoesNotAllowIsTold(String elements, String sentence)
      throws IOException {
    Files.writeString(
        root.resolve("master.xml"),
        SmallChangelog.xml("3.1", "\n" + elements).replace("\n\n", "\n"));

    assertThatThrownBy(() -> new ChangelogReader().declared(new Changelog(root, "master.xml")))
        .isInstanceOf(UsageException.class)
        .hasMessageMatching(
            Pattern.quote(
                    "The changelog master.xml can't be read: master.xml is no XML of a changelog, at line ")
                + "\\d+, column \\d+: "
                + Pattern.quote(sentence + "."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "de | <include file='a.xml' logicalFilePath='b'/> | an attribute is not allowed in an element: 'logicalFilePath', 'include'",
        "ja | <include file='a.xml' logicalFilePath='b'/> | an attribute is not allowed in an element: 'include', 'logicalFilePath'",
        "de | <changeSet author='a'><empty/></changeSet>  | an attribute is missing in an element: 'id', 'changeSet'",
        "de | <changeSet id='1' author='a'/><property name='a' value='secret'/> | an element is not allowed there or not complete: 'property'",
        "ja | <changeSet id='1' author='a'/><property name='a' value='secret'/> | an element is not allowed there or not complete: 'property'",
      })
  void whatTheSchemaDoesNotAllowIsToldInEnglishWhateverTheLocale(
      String language, String elements, String sentence) throws IOException {
    Files.writeString(
        root.resolve("master.xml"),
        SmallChangelog.xml("3.1", "\n" + elements).replace("\n\n", "\n"));
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    try {
      assertThatThrownBy(() -> new ChangelogReader().declared(new Changelog(root, "master.xml")))
          .isInstanceOf(UsageException.class)
          .hasMessageEndingWith(": " + sentence + ".");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anElementOfAFileThatIsNoChangelogIsNotTold() throws IOException {
    Files.writeString(
        root.resolve("master.yaml"), "databaseChangeLog:\n  - include: {file: other.xml}\n");
    Files.writeString(root.resolve("other.xml"), "<secret><key/></secret>");

    assertThatThrownBy(() -> new ChangelogReader().declared(new Changelog(root, "master.yaml")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "The changelog master.yaml can't be read: other.xml is no XML of a changelog, at line 1, column 9.");
  }

  @Test
  void aBrokenChangelogIsOneSentenceThatNamesTheFile() throws IOException {
    Files.writeString(
        root.resolve("master.yaml"), "databaseChangeLog:\n  - include: { file: nowhere.sql }\n");

    assertThatThrownBy(() -> new ChangelogReader().declared(new Changelog(root, "master.yaml")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("The changelog master.yaml can't be read: ")
        .hasMessageContaining("nowhere.sql");
  }

  @Test
  void aSchemaOfALaterLiquibaseIsReadAsTheNewestThatIsKnown() throws IOException {
    Files.writeString(
        root.resolve("m.xml"),
        SmallChangelog.xml(
            "5.0", "<changeSet id=\"1\" author=\"k\"><tagDatabase tag=\"a\"/></changeSet>"));

    assertThat(new ChangelogReader().declared(new Changelog(root, "m.xml")))
        .extracting(DeclaredChangeset::key)
        .containsExactly("m.xml::1::k");
  }

  @Test
  void filesOfTheBuildAndOfArchivesAreFound() throws IOException {
    Path archive = root.resolve("more.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      out.putNextEntry(new ZipEntry("db/two.sql"));
      out.write("--liquibase formatted sql\n--changeset k:2\nSELECT 2;\n".getBytes(UTF_8));
    }
    Path resources = Files.createDirectories(root.resolve("src/main/resources/db"));
    Files.writeString(
        resources.resolve("m.yaml"),
        "databaseChangeLog:\n  - include: {file: db/one.sql}\n  - include: {file: db/two.sql}\n");
    Files.writeString(
        resources.resolve("one.sql"), "--liquibase formatted sql\n--changeset k:1\nSELECT 1;\n");

    List<DeclaredChangeset> changesets =
        new ChangelogReader()
            .declared(
                new Changelog(
                    root,
                    "db/m.yaml",
                    ChangelogOptions.builder().classpath(List.of(archive)).build()));

    assertThat(changesets)
        .extracting(DeclaredChangeset::key, DeclaredChangeset::place)
        .containsExactly(
            tuple("db/one.sql::1::k", new FileLine("src/main/resources/db/one.sql", 2)),
            tuple("db/two.sql::2::k", new FileLine("db/two.sql", 2)));
  }

  @Test
  void aFileOfTheSearchPathIsNoSecondOneOfTheClassPath() throws IOException {
    Path archive = root.resolve("app.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      out.putNextEntry(new ZipEntry("m.sql"));
      out.write("--liquibase formatted sql\n--changeset k:2\nSELECT 2;\n".getBytes(UTF_8));
    }
    Path sources = Files.createDirectories(root.resolve("sources"));
    Files.writeString(
        sources.resolve("m.sql"), "--liquibase formatted sql\n--changeset k:1\nSELECT 1;\n");

    assertThat(
            new ChangelogReader()
                .declared(
                    new Changelog(
                        root,
                        "m.sql",
                        ChangelogOptions.builder()
                            .searchPath(List.of(sources))
                            .classpath(List.of(archive))
                            .build())))
        .extracting(DeclaredChangeset::key)
        .containsExactly("m.sql::1::k");
  }

  @Test
  void oneFileInTwoPlacesOfTheSearchPathIsToldWithBoth() throws IOException {
    List<Path> places = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      places.add(Files.createDirectories(root.resolve(name)));
      Files.writeString(
          root.resolve(name).resolve("m.sql"),
          "--liquibase formatted sql\n--changeset k:1\nSELECT 1;\n");
    }
    Changelog changelog =
        new Changelog(root, "m.sql", ChangelogOptions.builder().searchPath(places).build());

    assertThatThrownBy(() -> new ChangelogReader().declared(changelog))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll(
            "Found 2 files with the path 'm.sql': ",
            "/a/m.sql, ",
            "/b/m.sql; a --search-path with");
  }

  @Test
  void aDefaultsFileIsReadByLiquibasesNames() throws IOException {
    Path file = root.resolve("liquibase.properties");
    Files.writeString(
        file,
        """
        changelogFile: db/m.xml
        liquibase.command.contexts=prod
        label-filter=!later
        liquibase.command.defaultSchemaName: app
        liquibase-schema-name: lb
        parameter.prefix=p_
        fileEncoding=ISO-8859-1
        url=jdbc:postgresql://nowhere/secret
        password=secret
        """);

    assertThat(DefaultsFile.read(file))
        .isEqualTo(
            ChangelogOptions.builder()
                .changelogFile("db/m.xml")
                .contexts("prod")
                .labelFilter("!later")
                .defaultSchemaName("app")
                .liquibaseSchemaName("lb")
                .parameters(Map.of("prefix", "p_"))
                .settings(Map.of("fileEncoding", "ISO-8859-1"))
                .build());
  }

  @Test
  void aDriverOfADefaultsFileThatIsNotHereIsPassedOver() throws IOException {
    Path file = root.resolve("liquibase.properties");
    Path classes = Files.createDirectory(root.resolve("classes"));
    Files.writeString(file, "classpath: ../lib/none/postgresql.jar, " + classes + "\n");

    assertThat(DefaultsFile.read(file).classpath()).containsExactly(classes);
  }
}
