package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaassurance.changelog.SmallChangelog.of;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.catalog.AppliedChangesets;
import org.schemaassurance.changelog.SmallChangelog.Changeset;
import org.schemaassurance.changelog.SmallChangelog.Format;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.Target;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * Small changelogs, each feature alone and the likely pairs: applied by Liquibase, and asked
 * before, half way, after, and after somebody has changed something. What we say has to be what
 * {@code status --verbose}, {@code validate}, {@code unexpected-changesets} and the table say.
 */
@Template
final class ChangelogMatrixIT {
  private static TestDatabase database;

  @TempDir private Path folder;

  @BeforeAll
  static void shareADatabase(TestDatabase shared) {
    database = shared;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changelogs")
  void ourAnswerIsLiquibases(SmallChangelog changelog) throws Exception {
    database.execute(
        "DROP SCHEMA IF EXISTS app, lb, public CASCADE;"
            + " CREATE SCHEMA public; CREATE SCHEMA app; CREATE SCHEMA lb");
    changelog.write(folder);
    Asked asked = new Asked(changelog);
    asked.compare("before");
    asked.attempt(liquibase -> liquibase.update(database, 1));
    asked.compare("half way");
    asked.attempt(liquibase -> liquibase.update(database));
    asked.compare("after");
    changelog.writeLater(folder);
    if (!changelog.laterSql().isEmpty()) {
      database.execute(changelog.laterSql());
    }
    asked.compare("later");
  }

  /** Both, asked about one changelog. */
  private final class Asked {
    private final ChangelogOptions options;
    private final LiquibaseItself liquibase;

    @FunctionalInterface
    private interface Command {
      void run(LiquibaseItself liquibase) throws Exception;
    }

    private Asked(SmallChangelog changelog) {
      this.options = changelog.told();
      Map<String, String> arguments = new HashMap<>();
      options.contexts().ifPresent(value -> arguments.put("contextFilter", value));
      options.labelFilter().ifPresent(value -> arguments.put("labelFilter", value));
      Map<String, String> settings = new HashMap<>(options.settings());
      settings.put("defaultSchemaName", options.schema());
      settings.put("liquibaseSchemaName", options.appliedIn().schema());
      options
          .databaseChangelogTableName()
          .ifPresent(value -> settings.put("databaseChangelogTableName", value));
      this.liquibase =
          new LiquibaseItself(
              folder, changelog.master(), arguments, options.parameters(), settings);
    }

    /** A changelog that it does not accept is not applied, which the next question shows. */
    private void attempt(Command command) throws Exception {
      try {
        command.run(liquibase);
      } catch (LiquibaseException refused) {
        assertThat(liquibase.complaint(database)).isPresent();
      }
    }

    private void compare(String when) throws Exception {
      Optional<String> complaint = liquibase.complaint(database);
      List<AppliedChangeset> rows = rows();
      ChangelogStatus ours = ours(rows);
      boolean isRefused =
          !ours.invalid().isEmpty()
              || ours.changesets().stream().anyMatch(state -> state.changedTo().isPresent());
      assertThat(isRefused)
          .as("%s: %s, ours %s", when, complaint.orElse("valid"), ours)
          .isEqualTo(complaint.isPresent());
      if (complaint.isEmpty()) {
        assertThat(pending(ours)).as(when).isEqualTo(liquibase.pending(database));
        if (options.contexts().isEmpty() && options.labelFilter().isEmpty()) {
          assertThat(ours.unexpected().stream().map(AppliedChangeset::key).sorted().toList())
              .as(when)
              .isEqualTo(unexpected());
        }
      }
      List<AppliedChangeset> told = new ArrayList<>(ours.unexpected());
      ours.changesets().forEach(state -> state.ran().ifPresent(told::add));
      assertThat(told)
          .as(when)
          .extracting(AppliedChangeset::key)
          .containsAll(rows.stream().map(AppliedChangeset::key).toList());
    }

    /** Those of other databases Liquibase counts as well, since its parser drops them. */
    private List<String> unexpected() throws Exception {
      List<String> dropped =
          ours(rows()).changesets().stream()
              .filter(state -> !state.applies())
              .map(state -> state.changeset().key())
              .toList();
      return liquibase.unexpected(database).stream()
          .filter(key -> !dropped.contains(key))
          .sorted()
          .toList();
    }

    private List<String> pending(ChangelogStatus ours) {
      return ours.changesets().stream()
          .filter(ChangelogStatus.State::isPending)
          .map(state -> state.changeset().key())
          .toList();
    }

    private ChangelogStatus ours(List<AppliedChangeset> rows) {
      Target server = new Target("localhost", 5432, database.name(), "postgres", "18.4", true);
      return new ChangelogReader()
          .status(new Changelog(folder, liquibase.file(), options), server, rows);
    }

    private List<AppliedChangeset> rows() throws Exception {
      AppliedChangesets table = new AppliedChangesets(database.connection());
      return table.exists(options.appliedIn()) ? table.read(options.appliedIn()) : List.of();
    }
  }

  /** All, or with {@code -Dmatrix=WORDS} those that have the words in their name. */
  private static Stream<SmallChangelog> changelogs() {
    return Stream.of(
            inEachFormat(Format.YAML),
            inEachFormat(Format.SQL),
            everyOther(0, Format.JSON),
            everyOther(1, Format.XML),
            special())
        .flatMap(each -> each)
        .filter(changelog -> changelog.name().contains(System.getProperty("matrix", "")));
  }

  /**
   * JSON goes through the parser of YAML, XML through the same nodes: half of them each will do.
   */
  private static Stream<SmallChangelog> everyOther(int first, Format format) {
    List<SmallChangelog> all = inEachFormat(format).toList();
    return IntStream.range(0, all.size()).filter(at -> at % 2 == first).mapToObj(all::get);
  }

  private static Changeset plain(String id) {
    return new Changeset(id, Map.of(), "CREATE TABLE t" + id + " (id int)");
  }

  private static Changeset with(String id, String name, String value) {
    return new Changeset(id, Map.of(name, value), "CREATE TABLE t" + id + " (id int)");
  }

  private static Changeset saying(Changeset changeset, String sql) {
    return new Changeset(changeset.id(), changeset.attributes(), sql);
  }

  private static SmallChangelog small(String name, Format format, Changeset... changesets) {
    return of(name + ", " + format, format.file("db/m"), format.write(List.of(changesets)));
  }

  /** With a plain one before and behind. */
  private static SmallChangelog between(
      Format format, String attribute, String value, UnaryOperator<ChangelogOptions.Builder> told) {
    return small(
            attribute + " " + value, format, plain("1"), with("2", attribute, value), plain("3"))
        .asked(told);
  }

  private static UnaryOperator<ChangelogOptions.Builder> contexts(String expression) {
    return options -> options.contexts(expression);
  }

  private static UnaryOperator<ChangelogOptions.Builder> labels(String expression) {
    return options -> options.labelFilter(expression);
  }

  private static Stream<SmallChangelog> inEachFormat(Format format) {
    UnaryOperator<ChangelogOptions.Builder> nothing = UnaryOperator.identity();
    String file = format.file("db/m");
    Changeset view =
        saying(with("2", "runOnChange", "true"), "CREATE OR REPLACE VIEW v AS SELECT 1 AS a");
    Changeset otherView = saying(view, "CREATE OR REPLACE VIEW v AS SELECT 2 AS a");
    Changeset parameter = saying(plain("2"), "CREATE TABLE ${prefix}t (id int)");
    return Stream.of(
        between(format, "contextFilter", "prod", contexts("prod")),
        between(format, "contextFilter", "prod and !test", contexts("prod,test")),
        between(format, "contextFilter", "prod", contexts("dev")).laterDoing("SELECT 1"),
        between(format, "context", "prod", nothing),
        between(format, "labels", "later", labels("!later")),
        between(format, "labels", "a,b", labels("a and b")),
        between(format, "dbms", "postgresql", nothing),
        between(format, "dbms", "!postgresql", nothing),
        between(format, "dbms", "mysql, oracle", nothing),
        between(format, "runAlways", "true", nothing),
        between(format, "ignore", "true", nothing),
        between(format, "logicalFilePath", "old/place", nothing),
        small("runOnChange", format, plain("1"), view)
            .later(file, format.write(List.of(plain("1"), otherView))),
        small("changed", format, plain("1"), plain("2"))
            .later(
                file,
                format.write(
                    List.of(plain("1"), saying(plain("2"), "CREATE TABLE other (id int)")))),
        small("laid out anew", format, plain("1"), plain("2"))
            .later(
                file,
                format.write(
                    List.of(plain("1"), saying(plain("2"), "CREATE   TABLE t2 (id  int)")))),
        small("deleted", format, plain("1"), plain("2"))
            .later(file, format.write(List.of(plain("1")))),
        small("inserted", format, plain("1"), plain("3"))
            .later(file, format.write(List.of(plain("1"), plain("2"), plain("3")))),
        small("no checksums", format, plain("1"), plain("2"))
            .laterDoing("UPDATE databasechangelog SET md5sum = NULL"),
        small("another author's case", format, plain("1"), plain("2"))
            .laterDoing("UPDATE databasechangelog SET author = upper(author) WHERE id = '2'"),
        small(
                "another id's case",
                format,
                plain("1"),
                saying(with("b", "runOnChange", "true"), "CREATE TABLE b (id int)"))
            .laterDoing("UPDATE databasechangelog SET id = upper(id) WHERE id = 'b'"),
        small("another file's case", format, plain("1"), plain("2"))
            .laterDoing("UPDATE databasechangelog SET filename = upper(filename) WHERE id = '2'"),
        small("parameter", format, plain("1"), parameter)
            .asked(options -> options.parameters(Map.of("prefix", "p_"))),
        small(
            "failOnError",
            format,
            plain("1"),
            saying(with("2", "failOnError", "false"), "CREATE TABLE t1 (id int)"),
            plain("3")));
  }

  private static String yaml(String... lines) {
    return "databaseChangeLog:\n  - " + String.join("\n  - ", lines) + "\n";
  }

  private static String table(int id, String attributes) {
    return "changeSet: {id: %d, author: k, %schanges: [{createTable: {tableName: t%d, columns: [{column: {name: id, type: int}}]}}]}"
        .formatted(id, attributes, id);
  }

  private static String include(String attributes) {
    return "include: {relativeToChangelogFile: true, " + attributes + "}";
  }

  private static Stream<SmallChangelog> special() {
    String sub = yaml(table(2, ""), table(3, "contextFilter: other, labels: late, "));
    String precondition = "{tableExists: {tableName: nowhere}}], ";
    return Stream.of(
        of(
                "include with context",
                "db/m.yaml",
                yaml(table(1, ""), include("file: s.yaml, contextFilter: prod")),
                "db/s.yaml",
                sub)
            .asked(contexts("test")),
        of(
                "include with context, both asked",
                "db/m.yaml",
                yaml(table(1, ""), include("file: s.yaml, contextFilter: prod")),
                "db/s.yaml",
                sub)
            .asked(contexts("prod,other")),
        of(
                "include with labels",
                "db/m.yaml",
                yaml(table(1, ""), include("file: s.yaml, labels: x")),
                "db/s.yaml",
                sub)
            .asked(labels("!x")),
        of(
                "include with labels and context",
                "db/m.yaml",
                yaml(table(1, ""), include("file: s.yaml, labels: x, contextFilter: prod")),
                "db/s.yaml",
                sub)
            .asked(options -> options.contexts("prod").labelFilter("late or x")),
        of(
            "include that is ignored",
            "db/m.yaml",
            yaml(table(1, ""), include("file: s.yaml, ignore: true")),
            "db/s.yaml",
            sub),
        of(
            "include with a logical path",
            "db/m.yaml",
            yaml(table(1, ""), include("file: s.yaml, logicalFilePath: was/here.yaml")),
            "db/s.yaml",
            sub),
        of(
                "context of the whole file",
                "db/m.yaml",
                yaml(table(1, ""), include("file: s.yaml")),
                "db/s.yaml",
                "databaseChangeLog:\n  - contextFilter: prod\n  - " + table(2, "") + "\n")
            .asked(contexts("dev")),
        of(
            "included, from the root",
            "db/m.yaml",
            yaml("include: {file: db/deep/s.yaml}"),
            "db/deep/s.yaml",
            sub),
        of(
            "includeAll",
            "db/m.yaml",
            yaml(table(1, ""), "includeAll: {path: all, relativeToChangelogFile: true}"),
            "db/all/b.sql",
            Format.SQL.write(List.of(plain("12"))),
            "db/all/a.yaml",
            sub,
            "db/all/c/d.xml",
            Format.XML.write(List.of(plain("13")))),
        of(
                "includeAll with context",
                "db/m.yaml",
                yaml(table(1, ""), "includeAll: {path: db/all, contextFilter: prod}"),
                "db/all/a.yaml",
                sub)
            .asked(contexts("prod")),
        of(
            "logical path of the file",
            "db/m.xml",
            SmallChangelog.xml(
                    "latest",
                    "<changeSet id=\"1\" author=\"k\"><sql>CREATE TABLE a (id int)</sql></changeSet>")
                .replace("xmlns=", "logicalFilePath=\"old/place.xml\" xmlns=")),
        of("logical path given later", "db/m.yaml", yaml(table(1, ""), table(2, "")))
            .later(
                "db/m.yaml",
                "databaseChangeLog:\n  - logicalFilePath: other.yaml\n  - "
                    + table(1, "")
                    + "\n  - "
                    + table(2, "")
                    + "\n"),
        of(
            "property of a dbms",
            "db/m.yaml",
            yaml(
                "property: {name: type, value: longtext, dbms: mysql}",
                "property: {name: type, value: text, dbms: postgresql}",
                "changeSet: {id: 1, author: k, changes: [{sql: {sql: 'CREATE TABLE a (b ${type})'}}]}")),
        of(
                "property of a context",
                "db/m.yaml",
                yaml(
                    "property: {name: type, value: int, contextFilter: dev}",
                    "property: {name: type, value: text, contextFilter: prod}",
                    "changeSet: {id: 1, author: k, changes: [{sql: {sql: 'CREATE TABLE a (b ${type})'}}]}"))
            .asked(contexts("prod")),
        of(
                "property file",
                "db/m.yaml",
                yaml(
                    "property: {file: db/p.properties}",
                    "changeSet: {id: 1, author: k, changes: [{sql: {sql: 'CREATE TABLE a (b ${type})'}}]}"),
                "db/p.properties",
                "type=text\n")
            .later("db/p.properties", "type=int\n"),
        of(
            "local property",
            "db/m.yaml",
            yaml(include("file: s.yaml"), include("file: u.yaml")),
            "db/s.yaml",
            yaml(
                "property: {name: n, value: one, global: false}",
                "changeSet: {id: 1, author: k, changes: [{sql: {sql: 'CREATE TABLE ${n} (id int)'}}]}"),
            "db/u.yaml",
            yaml(
                "property: {name: n, value: two, global: false}",
                "changeSet: {id: 2, author: k, changes: [{sql: {sql: 'CREATE TABLE ${n} (id int)'}}]}")),
        of(
                "property wins over nothing, parameter over property",
                "db/m.yaml",
                yaml(
                    "property: {name: n, value: one}",
                    "changeSet: {id: 1, author: k, changes: [{sql: {sql: 'CREATE TABLE ${n} (id int)'}}]}"))
            .asked(options -> options.parameters(Map.of("n", "two"))),
        of(
            "parameter without a value",
            "db/m.yaml",
            yaml(
                "changeSet: {id: 1, author: k, changes: [{sql: {sql: \"SELECT '${nobody}'\"}}]}",
                table(2, ""))),
        of(
                "sqlFile",
                "db/m.yaml",
                yaml(
                    table(1, ""),
                    "changeSet: {id: 2, author: k, changes: [{sqlFile: {path: a.sql, relativeToChangelogFile: true}}]}"),
                "db/a.sql",
                "CREATE TABLE a (id int);\n")
            .later("db/a.sql", "CREATE TABLE b (id int);\n"),
        of(
                "loadData",
                "db/m.yaml",
                yaml(
                    table(1, ""),
                    "changeSet: {id: 2, author: k, changes: [{loadData: {tableName: t1, file: db/d.csv}}]}"),
                "db/d.csv",
                "id\n1\n")
            .later("db/d.csv", "id\n2\n"),
        of(
            "MARK_RAN",
            "db/m.yaml",
            yaml(
                table(1, ""),
                table(2, "preConditions: [{onFail: MARK_RAN}, " + precondition),
                table(3, ""))),
        of(
            "CONTINUE",
            "db/m.yaml",
            yaml(
                table(1, ""),
                table(2, "preConditions: [{onFail: CONTINUE}, " + precondition),
                table(3, ""))),
        of(
            "WARN",
            "db/m.yaml",
            yaml(
                table(1, ""),
                table(2, "preConditions: [{onFail: WARN}, " + precondition),
                table(3, ""))),
        of(
            "preconditions in SQL",
            "db/m.sql",
            "--liquibase formatted sql\n--changeset k:1\n--preconditions onFail:MARK_RAN\n--precondition-sql-check expectedResult:1 SELECT 0\nCREATE TABLE a (id int);\n--changeset k:2\nCREATE TABLE b (id int);\n"),
        of(
            "tag",
            "db/m.yaml",
            yaml(
                table(1, ""),
                "changeSet: {id: 2, author: k, changes: [{tagDatabase: {tag: r1}}]}",
                table(3, ""))),
        of(
            "run order",
            "db/m.yaml",
            yaml(table(1, "runOrder: last, "), table(2, ""), table(3, "runOrder: first, "))),
        of(
            "two of one id for two databases",
            "db/m.yaml",
            yaml(table(1, "dbms: mysql, "), table(1, "dbms: postgresql, "), table(2, ""))),
        of("two of one id", "db/m.yaml", yaml(table(1, ""), table(1, ""))),
        of(
                "id in other letters",
                "db/m.yaml",
                yaml(
                    "changeSet: {id: Abc, author: K, changes: [{sql: {sql: 'CREATE TABLE a (id int)'}}]}"))
            .later(
                "db/m.yaml",
                yaml(
                    "changeSet: {id: abc, author: k, changes: [{sql: {sql: 'CREATE TABLE a (id int)'}}]}")),
        of("validCheckSum", "db/m.yaml", yaml(table(1, ""), table(2, "")))
            .later(
                "db/m.yaml",
                yaml(
                    table(1, "validCheckSum: ['9:11111111111111111111111111111111'], "),
                    table(2, "").replace("type: int", "type: text")))
            .laterDoing(
                "UPDATE databasechangelog SET md5sum = '9:11111111111111111111111111111111' WHERE id = '1'"),
        of("validCheckSum any", "db/m.yaml", yaml(table(1, ""), table(2, "")))
            .later(
                "db/m.yaml",
                yaml(
                    table(1, "validCheckSum: ['1:any'], ").replace("type: int", "type: text"),
                    table(2, ""))),
        of("validCheckSum of another one", "db/m.yaml", yaml(table(1, "")))
            .later(
                "db/m.yaml",
                yaml(
                    table(1, "validCheckSum: ['9:22222222222222222222222222222222'], ")
                        .replace("type: int", "type: text"))),
        of("a checksum of format 8 that is another one's", "db/m.yaml", yaml(table(1, "")))
            .laterDoing(
                "UPDATE databasechangelog SET md5sum = '8:00000000000000000000000000000000'"),
        of("a checksum of format 7", "db/m.yaml", yaml(table(1, "")))
            .laterDoing(
                "UPDATE databasechangelog SET md5sum = '7:00000000000000000000000000000000'"),
        of("a row that failed", "db/m.yaml", yaml(table(1, ""), table(2, "")))
            .laterDoing("UPDATE databasechangelog SET exectype = 'FAILED' WHERE id = '2'"),
        of("the same row twice", "db/m.yaml", yaml(table(1, ""), table(2, "")))
            .laterDoing(
                "INSERT INTO databasechangelog SELECT * FROM databasechangelog WHERE id = '2'; UPDATE databasechangelog SET md5sum = '9:00000000000000000000000000000000' WHERE ctid = (SELECT max(ctid) FROM databasechangelog)"),
        of("a path with classpath before it", "db/m.yaml", yaml(table(1, ""), table(2, "")))
            .laterDoing(
                "UPDATE databasechangelog SET filename = 'classpath:db/m.yaml' WHERE id = '1'"),
        of("a path of Windows", "db/m.yaml", yaml(table(1, ""), table(2, "")))
            .laterDoing("UPDATE databasechangelog SET filename = 'db\\m.yaml' WHERE id = '1'"),
        of(
                "default schema",
                "db/m.yaml",
                yaml(
                    table(1, ""),
                    "changeSet: {id: 2, author: k, changes: [{sql: {sql: 'CREATE TABLE a (id int)'}}]}"))
            .asked(options -> options.defaultSchemaName("app")),
        of("both schemas", "db/m.yaml", yaml(table(1, ""), table(2, "")))
            .asked(options -> options.defaultSchemaName("app").liquibaseSchemaName("lb")),
        of("another table", "db/m.yaml", yaml(table(1, ""), table(2, "")))
            .asked(options -> options.databaseChangelogTableName("my_changes")),
        of("another table in another schema", "db/m.yaml", yaml(table(1, ""), table(2, "")))
            .asked(
                options ->
                    options.liquibaseSchemaName("lb").databaseChangelogTableName("MY_CHANGES")),
        of("a table of mixed case", "db/m.yaml", yaml(table(1, ""), table(2, "")))
            .asked(options -> options.databaseChangelogTableName("MyChanges")),
        of(
                "schema as a parameter",
                "db/m.yaml",
                yaml(
                    "changeSet: {id: 1, author: k, changes: [{sql: {sql: 'CREATE TABLE ${database.defaultSchemaName}.a (id int)'}}]}"))
            .asked(options -> options.defaultSchemaName("app")),
        of(
            "an old XSD",
            "db/m.xml",
            SmallChangelog.xml(
                "3.1",
                "<changeSet id=\"1\" author=\"k\" context=\"prod\"><createTable tableName=\"a\"><column name=\"id\" type=\"int\"/></createTable></changeSet>")),
        of("Latin-1 in XML", "db/m.xml", "")
            .with(
                "db/m.xml",
                SmallChangelog.xml(
                        "latest",
                        "<changeSet id=\"1\" author=\"k\"><sql>SELECT 'é'</sql></changeSet>")
                    .replace("UTF-8", "ISO-8859-1")
                    .getBytes(StandardCharsets.ISO_8859_1)),
        of("a byte order mark", "db/m.sql", "\uFEFF" + Format.SQL.write(List.of(plain("1")))),
        of("another file encoding", "db/m.sql", "")
            .with(
                "db/m.sql",
                "--liquibase formatted sql\n--changeset k:1\nSELECT 'é';\n"
                    .getBytes(StandardCharsets.ISO_8859_1))
            .asked(options -> options.settings(Map.of("fileEncoding", "ISO-8859-1"))),
        of(
            "modifySql",
            "db/m.yaml",
            yaml(
                "changeSet: {id: 1, author: k, modifySql: {dbms: postgresql, append: {value: ' WITH (fillfactor = 50)'}}, changes: [{createTable: {tableName: a, columns: [{column: {name: id, type: int}}]}}]}")),
        of(
            "a change of another database",
            "db/m.yaml",
            yaml(
                "changeSet: {id: 1, author: k, changes: [{sql: {dbms: mysql, sql: 'nonsense'}}, {sql: {dbms: postgresql, sql: 'CREATE TABLE a (id int)'}}]}")),
        of(
            "what does not validate",
            "db/m.yaml",
            yaml("changeSet: {id: 1, author: k, changes: [{addColumn: {tableName: t1}}]}")),
        of(
            "what need not validate",
            "db/m.yaml",
            yaml(
                "changeSet: {id: 1, author: k, onValidationFail: MARK_RAN, changes: [{addColumn: {tableName: t1}}]}",
                table(2, ""))),
        of(
                "context and dbms",
                "db/m.yaml",
                yaml(
                    table(1, "contextFilter: prod, dbms: mysql, "),
                    table(2, "contextFilter: prod, dbms: postgresql, ")))
            .asked(contexts("prod")),
        of(
                "context and labels",
                "db/m.yaml",
                yaml(
                    table(1, "contextFilter: prod, labels: x, "),
                    table(2, "contextFilter: dev, labels: x, ")))
            .asked(options -> options.contexts("prod").labelFilter("x")),
        of(
                "runAlways and context",
                "db/m.yaml",
                yaml(
                    table(1, ""),
                    "changeSet: {id: 2, author: k, runAlways: true, contextFilter: dev, changes: [{sql: {sql: 'SELECT 1'}}]}"))
            .asked(contexts("prod")),
        of(
                "runAlways and changed",
                "db/m.yaml",
                yaml(
                    "changeSet: {id: 2, author: k, runAlways: true, changes: [{sql: {sql: 'SELECT 1'}}]}"))
            .later(
                "db/m.yaml",
                yaml(
                    "changeSet: {id: 2, author: k, runAlways: true, changes: [{sql: {sql: 'SELECT 2'}}]}")),
        of(
                "changed, under another context",
                "db/m.yaml",
                yaml(table(1, ""), table(2, "contextFilter: dev, ")))
            .asked(contexts("prod"))
            .later(
                "db/m.yaml",
                yaml(
                    table(1, ""),
                    table(2, "contextFilter: dev, ").replace("type: int", "type: text"))),
        of("nothing at all", "db/m.yaml", "databaseChangeLog: []\n"));
  }
}
