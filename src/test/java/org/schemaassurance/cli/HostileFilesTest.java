package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.schemaassurance.cli.HostileProject.MARKER;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.changelog.ChangelogReader;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.support.BelowWorkingDirectory;
import org.schemaassurance.support.ToolRun;

/**
 * Files that a rule file or a person names and that are not what they should be: each is a wrong
 * question, told in one sentence that shows nothing of it, before anything is opened that would
 * wait and before anything is sent.
 */
final class HostileFilesTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Nobody listens there: whoever got that far would end with 3. */
  private static final Map<String, String> NOWHERE = Map.of("DB_HOST", "127.0.0.1", "DB_PORT", "1");

  private static final String TABLE = "{rule: a, check: table, table: public.a}";
  private static final int MILLION = 1_000_000;

  @TempDir(factory = BelowWorkingDirectory.class)
  private Path folder;

  /** Its classes take a second or more, once in a process. */
  @BeforeAll
  static void liquibaseIsLoaded() {
    new ChangelogReader()
        .declared(new Changelog(Path.of("").toAbsolutePath(), "changelog/master.yaml"));
  }

  /** Prepares files, and says what is typed. */
  @FunctionalInterface
  private interface Attack {
    List<String> prepare(HostileProject project) throws Exception;
  }

  private static Named<Attack> attack(String name, Attack attack) {
    return Named.of(name, attack);
  }

  private static List<String> verify(HostileProject project) {
    return List.of("verify", "--rules", project.path("verify-rules").toString());
  }

  /** A rule file of the project. */
  private static Named<Attack> rules(String name, String text) {
    return attack(
        name,
        project -> {
          project.write("verify-rules/a.yaml", text);
          return verify(project);
        });
  }

  private static String including(String name) {
    return "include: ['" + name + "']\n";
  }

  private static String bodyFrom(String name) {
    return "rules: [{rule: f, check: function, function: public.f(), language: plpgsql, body_from: '"
        + name
        + "'}]\n";
  }

  private static String changelog(String name) {
    return "rules: [{rule: c, check: changelog, applied_in: public.databasechangelog, file: '"
        + name
        + "'}]\n";
  }

  /** A rule file that names a file which the attack makes. */
  private static Named<Attack> naming(String name, String text, Attack preparation) {
    return attack(
        name,
        project -> {
          preparation.prepare(project);
          project.write("verify-rules/a.yaml", text);
          return verify(project);
        });
  }

  private static Attack written(String name, String text) {
    return project -> List.of(project.write(name, text).toString());
  }

  private static Attack written(String name, byte[] bytes) {
    return project -> List.of(project.write(name, bytes).toString());
  }

  private static byte[] bytes(String text, int... rest) {
    byte[] head = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(head, head.length + rest.length);
    IntStream.range(0, rest.length).forEach(i -> all[head.length + i] = (byte) rest[i]);
    return all;
  }

  private static Stream<Named<Attack>> namesThatAreIncluded() {
    return Stream.of(
            "../.env",
            "../../../../../../../etc/passwd",
            "/etc/passwd",
            "/etc/hosts.yaml",
            "~/.env",
            "~/x.yaml",
            "file:///etc/passwd",
            "file:../secret.yaml",
            "..\\secret.yaml",
            "base/../../.env",
            "../.git/config.yaml",
            "../secret.sql",
            "../secret.yaml ",
            "../secret.yaml/",
            "../secret.yaml/../nothing.yaml",
            "../../outside.yaml",
            "",
            ".",
            "..",
            "base",
            "nothing.yaml",
            "nichts-ünïcödé-☃.yaml",
            "/dev/stdin",
            "/dev/zero",
            "/dev/fd/0",
            "/proc/self/environ",
            "x".repeat(5000) + ".yaml",
            "a/".repeat(3000) + "b.yaml")
        .map(name -> rules("include " + shortened(name), including(name)));
  }

  private static String shortened(String name) {
    return name.length() > 60 ? name.substring(0, 60) + "…" : name;
  }

  private static Stream<Named<Attack>> filesThatAreIncluded() {
    String target = "verify-rules/base/x.yaml";
    String include = including("base/x.yaml");
    return Stream.of(
        naming("include a pipe", include, project -> List.of("" + project.pipe(target))),
        naming("include a socket", include, project -> List.of("" + project.socket(target))),
        naming(
            "include a device",
            include,
            project -> List.of("" + project.link(target, "/dev/zero"))),
        naming(
            "include a link to a pipe",
            include,
            project -> {
              project.pipe("pipe.yaml");
              return List.of("" + project.link(target, "../../pipe.yaml"));
            }),
        naming(
            "include the environment",
            include,
            project -> List.of("" + project.link(target, "/proc/self/environ"))),
        naming(
            "include a link to the users",
            include,
            project -> List.of("" + project.link(target, "/etc/passwd"))),
        naming(
            "include a link to the secrets",
            include,
            project -> List.of("" + project.link(target, "../../.env"))),
        naming(
            "include a link out of the project",
            include,
            project ->
                List.of(
                    ""
                        + project.link(
                            target, Path.of("docs/ci/gitlab-ci.yml").toAbsolutePath().toString()))),
        naming(
            "include through a folder that leads out",
            including("out/gitlab-ci.yml"),
            project ->
                List.of(
                    ""
                        + project.link(
                            "verify-rules/out", Path.of("docs/ci").toAbsolutePath().toString()))),
        naming(
            "include a link to nowhere",
            include,
            project -> List.of("" + project.link(target, "nowhere.yaml"))),
        naming(
            "include a link to itself",
            include,
            project -> List.of("" + project.link(target, "x.yaml"))),
        naming(
            "include a folder",
            include,
            project -> List.of("" + Files.createDirectories(project.path(target)))),
        naming(
            "include too large a file",
            include,
            project -> List.of("" + project.sparse(target, 9))),
        naming(
            "include a file of terabytes",
            include,
            project -> List.of("" + project.sparse(target, 2000))),
        naming("include a byte order mark", include, written(target, "\uFEFFrules: []\n")),
        naming(
            "include Latin-1",
            include,
            written(target, bytes("title: " + MARKER + " caf", 0xE9, '\n'))),
        naming(
            "include a surrogate",
            include,
            written(target, bytes("title: " + MARKER + " ", 0xED, 0xA0, 0x80, '\n'))),
        naming(
            "include UTF-16",
            include,
            written(target, ("\uFEFFtitle: " + MARKER).getBytes(StandardCharsets.UTF_16LE))),
        naming("include a zero byte", include, written(target, "title: " + MARKER + "\0\n")),
        naming(
            "include bytes that end too early",
            include,
            written(target, bytes("title: " + MARKER, 0xE2, 0x82))),
        naming("include nothing", include, written(target, "")));
  }

  /** Each is told by its place alone. */
  private static Stream<Named<Attack>> textsThatAreIncluded() {
    return Stream.of(
            MARKER,
            "- " + MARKER,
            MARKER + ": " + MARKER,
            "rules: " + MARKER,
            "rules: [" + MARKER + "]",
            "? [" + MARKER + "]\n: x",
            "a: '" + MARKER,
            "a: *" + MARKER,
            "a: !" + MARKER + "!x y",
            "%" + MARKER,
            "a: \"\\x" + MARKER + "\"",
            "a: &" + MARKER + " [*" + MARKER + "]",
            MARKER + ": 1\n" + MARKER + ": 2",
            "rules: []\n" + MARKER + ": 1",
            "rules: [{rule: a, check: " + MARKER + "}]",
            "rules: [{rule: a, check: table, table: " + MARKER + "}]",
            "rules: [{rule: a, check: table, table: public.a, logged: " + MARKER + "}]",
            "rules: [{rule: a, check: table, table: public.a, severity: " + MARKER + "}]",
            "rules: [{rule: a, check: table, tables: " + MARKER + "}]",
            "rules: [{rule: a, check: table, table: '${" + MARKER + "}.a'}]",
            "rules: [{rule: a, check: statistics, title: t, query: DROP TABLE " + MARKER + "}]",
            "rules: [{rule: a, check: statistics, title: t, query: " + MARKER + "}]",
            "rules: [{rule: a, check: statistics, title: t, query: \"SELECT $" + MARKER + "$\"}]",
            "waivers: [{rule: a, object: b, reason: c, owner: d, expires: " + MARKER + "}]",
            "include: [" + MARKER + "]",
            "include: [../" + MARKER + ".yaml]",
            "include: [x.yaml]",
            "include: [{file: good.yaml, parameters: {" + MARKER + ": x}}]",
            "rules: [{rule: f, check: function, function: public.f(), body_from: " + MARKER + "}]")
        .map(
            text ->
                naming(
                    "include " + text,
                    including("base/x.yaml"),
                    written("verify-rules/base/x.yaml", text + "\n")));
  }

  private static Stream<Named<Attack>> rulesThatNobodyWrites() {
    String query = "rules:\n  - rule: a\n    check: statistics\n    title: t\n    query: ";
    return Stream.of(
        rules(
            "a list of a million numbers",
            query + "SELECT 1 WHERE 1 IN (" + "1234567,".repeat(MILLION) + "1)\n"),
        rules(
            "a text of two megabytes",
            "rules: [" + TABLE + "]\ntitle: " + "x".repeat(2 * MILLION) + "\n"),
        rules(
            "a quoted text of two megabytes",
            "rules: [" + TABLE + "]\ntitle: '" + "x".repeat(2 * MILLION) + "'\n"),
        rules(
            "a block of two megabytes",
            query + "|\n      SELECT " + "x".repeat(2 * MILLION) + "\n"),
        rules("a key of two megabytes", "? " + "x".repeat(2 * MILLION) + "\n: 1\n"),
        rules(
            "an unknown key of a megabyte", "rules: []\n? " + "x".repeat(MILLION - 10) + "\n: 1\n"),
        rules(
            "a megabyte of signs",
            query + "SELECT " + "+ -".repeat(10) + "+".repeat(900_000) + "1\n"),
        rules("a megabyte of parentheses", query + "SELECT " + "(".repeat(900_000) + "1\n"),
        rules("a megabyte of comments", query + "'SELECT " + "/*".repeat(450_000) + "1'\n"),
        rules("a megabyte of parameters", query + "SELECT " + "${".repeat(450_000) + "\n"),
        rules(
            "a megabyte of parameters that close",
            query + "SELECT '" + "${".repeat(400_000) + "}'\n"),
        rules(
            "parameters that grow",
            "parameters: {p: "
                + "x".repeat(100)
                + "}\n"
                + query
                + "SELECT "
                + "${p}".repeat(100_000)
                + "\n"),
        rules(
            "a parameter of a megabyte",
            "parameters: {p: " + "x".repeat(900_000) + "}\n" + query + "SELECT ${p}\n"),
        rules(
            "a pattern of a megabyte",
            "rules: [{rule: a, check: table, tables: '\"" + "x".repeat(900_000) + "'}]\n"),
        rules(
            "types that nest",
            "rules: [{rule: a, check: table, table: public.a, columns: {c: '"
                + "a(".repeat(400_000)
                + "'}}]\n"),
        rules(
            "a condition that is none",
            "rules: [{rule: a, check: no-rows, table: public.a, meaning: m, key: id, query: SELECT 1,"
                + " backfill: {table: public.a, where: '-- x', repair: UPDATE a SET b = 1 FROM batch}}]\n"),
        rules("nine megabytes", "# " + "x".repeat(9 * MILLION) + "\n"),
        rules("eight megabytes of a list", "title: [" + "a,".repeat(4 * MILLION) + "]\n"),
        rules("a list without an end", "rules: [" + "a,".repeat(3 * MILLION)),
        rules("lists that nest", "rules: " + "[".repeat(100_000)),
        rules("mappings that nest", "rules: " + "{a: ".repeat(100_000)),
        rules(
            "indentation that nests",
            IntStream.range(0, 2000)
                .mapToObj(i -> " ".repeat(i) + "a:\n")
                .reduce("", String::concat)),
        rules(
            "aliases that double",
            "a0: &a0 [x, x]\n"
                + IntStream.range(1, 40)
                    .mapToObj(
                        i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n")
                    .reduce("", String::concat)),
        rules(
            "aliases of a large text",
            "x: &x '"
                + "x".repeat(900_000)
                + "'\nrules: []\nl: ["
                + "*x, ".repeat(100_000)
                + "]\n"),
        rules("an anchor in itself", "rules: &r [*r]\n"),
        rules("an anchor in itself as a key", "rules: &r {? *r : 1}\n"),
        rules("half a character", "rules: [" + TABLE + "]\ntitle: \"\\uD800\"\n"),
        rules("the other half", "rules: [" + TABLE + "]\ntitle: \"\\uDC00 x\"\n"),
        rules("a zero in a text", "rules: [" + TABLE + "]\ntitle: \"a\\0b\"\n"),
        rules("a tab", "rules:\n\t- " + TABLE + "\n"),
        rules("a control character", "rules: [" + TABLE + "]\ntitle: \u0007\n"),
        rules("a key twice", "rules: [" + TABLE + "]\nrules: []\n"),
        rules("two documents", "rules: []\n---\nrules: []\n"),
        rules("a value that is long", "rules: [{rule: a, check: " + "x".repeat(3000) + "}]\n"),
        naming(
            "include in circles",
            including("base/x.yaml"),
            written("verify-rules/base/x.yaml", including("../a.yaml"))),
        naming(
            "include the same again and again",
            including("base/f0.yaml"),
            project -> {
              for (int i = 0; i < 30; i++) {
                project.write(
                    "verify-rules/base/f" + i + ".yaml",
                    "include: [f%d.yaml, f%d.yaml]\n".formatted(i + 1, i + 1));
              }
              return List.of("" + project.write("verify-rules/base/f30.yaml", "rules: []\n"));
            }),
        naming(
            "include megabytes again and again",
            "include: [" + "base/x.yaml, ".repeat(500) + "]\n",
            written("verify-rules/base/x.yaml", "# " + "x".repeat(MILLION) + "\nrules: []\n")),
        rules("include by a parameter", "parameters: {p: .., q: env}\ninclude: ['${p}/.${q}']\n"),
        rules("include with a zero byte", "include: [\"base/good.yaml\\0\"]\n"));
  }

  private static Stream<Named<Attack>> filesOfTheRulesFolder() {
    return Stream.of(
        attack(
            "a pipe in the rules folder",
            project -> {
              project.pipe("verify-rules/x.yaml");
              return verify(project);
            }),
        attack(
            "a link out of the rules folder",
            project -> {
              project.link(
                  "verify-rules/x.yaml",
                  Path.of("docs/ci/gitlab-ci.yml").toAbsolutePath().toString());
              return verify(project);
            }),
        attack(
            "a link to the secrets in the rules folder",
            project -> {
              project.link("verify-rules/x.yaml", "../.env");
              return verify(project);
            }),
        attack(
            "a link to nowhere in the rules folder",
            project -> {
              project.link("verify-rules/x.yml", "nowhere");
              return verify(project);
            }));
  }

  private static Stream<Named<Attack>> rulesThatAreTyped() {
    return Stream.of(
        typed("the secrets as rules", project -> project.path(".env"), "verify", "--rules"),
        typed("the users as rules", project -> Path.of("/etc/passwd"), "verify", "--rules"),
        typed("standard input as rules", project -> Path.of("/dev/stdin"), "verify", "--rules"),
        typed(
            "the environment as rules",
            project -> Path.of("/proc/self/environ"),
            "verify",
            "--rules"),
        typed("a pipe as rules", project -> project.pipe("p.yaml"), "verify", "--rules"),
        typed(
            "a link to the secrets as rules",
            project -> project.link("l.yaml", ".env"),
            "verify",
            "--rules"),
        typed(
            "other YAML as rules",
            project -> project.path("secret.yaml"),
            "rules",
            "list",
            "--rules"),
        typed(
            "one text as rules",
            project -> project.write("s.yaml", MARKER),
            "rules",
            "list",
            "--rules"),
        typed("no file as rules", project -> project.path("none.yaml"), "rules", "list", "--rules"),
        typed(
            "an empty folder as rules",
            project -> Files.createDirectory(project.path("empty")),
            "backfill",
            "--rules"),
        typed(
            "a file elsewhere that includes",
            project -> {
              Path elsewhere = Files.createTempDirectory("elsewhere");
              elsewhere.toFile().deleteOnExit();
              Path file = elsewhere.resolve("one.yaml");
              file.toFile().deleteOnExit();
              return Files.writeString(file, including("other.yaml"));
            },
            "verify",
            "--rules"),
        attack(
            "half a character as a parameter",
            project -> {
              project.write("verify-rules/a.yaml", "parameters: {p: x}\nrules: [" + TABLE + "]\n");
              return with(verify(project), "--set", "p=\uD800");
            }));
  }

  /** What makes the path that is typed behind the options. */
  @FunctionalInterface
  private interface PathMaker {
    Path make(HostileProject project) throws Exception;
  }

  private static Named<Attack> typed(String name, PathMaker path, String... options) {
    return attack(name, project -> with(List.of(options), path.make(project).toString()));
  }

  private static List<String> with(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all;
  }

  private static Stream<Named<Attack>> bodies() {
    return Stream.of(
        rules("a body from the secrets", bodyFrom(".env")),
        rules("a body from SQL without the function", bodyFrom("secret.sql")),
        rules("a body from YAML", bodyFrom("secret.yaml")),
        rules("a body from the users", bodyFrom("/etc/passwd")),
        rules("a body from above", bodyFrom("../../pom.xml")),
        rules("a body from a hidden folder", bodyFrom(".git/x.sql")),
        naming(
            "a body from a link to the secrets",
            bodyFrom("x.sql"),
            project -> List.of("" + project.link("x.sql", ".env"))),
        naming(
            "a body from a pipe",
            bodyFrom("x.sql"),
            project -> List.of("" + project.pipe("x.sql"))),
        naming(
            "a body from a quote that does not end",
            bodyFrom("x.sql"),
            written("x.sql", "SELECT $" + MARKER + "$ x")),
        naming(
            "a body from a name with a secret",
            bodyFrom("x.sql"),
            written("x.sql", "CREATE FUNCTION public.f() RETURNS " + MARKER)),
        naming(
            "a body from Latin-1",
            bodyFrom("x.sql"),
            written("x.sql", bytes("-- " + MARKER, 0xE9))));
  }

  static Stream<Named<Attack>> changelogs() {
    String master = "databaseChangeLog:\n  - ";
    return Stream.of(
        rules("the secrets as a changelog", changelog(".env")),
        rules("other YAML as a changelog", changelog("secret.yaml")),
        rules("the users as a changelog", changelog("../../../../../etc/passwd")),
        rules("a folder as a changelog", changelog("verify-rules")),
        rules("no changelog", changelog("none.yaml")),
        naming(
            "a pipe as a changelog",
            changelog("c.xml"),
            project -> List.of("" + project.pipe("c.xml"))),
        naming(
            "half of XML as a changelog",
            changelog("c.xml"),
            written("c.xml", "<databaseChangeLog><" + MARKER)),
        naming(
            "other XML as a changelog", changelog("c.xml"), written("c.xml", "<" + MARKER + "/>")),
        naming(
            "an entity in a changelog",
            changelog("c.xml"),
            project ->
                List.of(
                    ""
                        + project.write(
                            "c.xml",
                            "<!DOCTYPE databaseChangeLog [<!ENTITY e SYSTEM \"file://"
                                + project.path(".env")
                                + "\">]><databaseChangeLog>&e;</databaseChangeLog>"))),
        naming(
            "a changelog that includes the secrets",
            changelog("c.yaml"),
            written("c.yaml", master + "include: {file: .env}\n")),
        naming(
            "a changelog that includes a pipe",
            changelog("c.yaml"),
            project -> {
              project.pipe("p.sql");
              return List.of("" + project.write("c.yaml", master + "include: {file: p.sql}\n"));
            }),
        naming(
            "a changelog that includes from above",
            changelog("c.yaml"),
            written("c.yaml", master + "include: {file: ../../changelog/master.yaml}\n")),
        naming(
            "a changelog that includes a link out",
            changelog("c.yaml"),
            project -> {
              project.link("l.yaml", Path.of("changelog/master.yaml").toAbsolutePath().toString());
              return List.of("" + project.write("c.yaml", master + "include: {file: l.yaml}\n"));
            }),
        naming(
            "a changelog that includes a folder that leads out",
            changelog("c.yaml"),
            project -> {
              project.link("l", Path.of("changelog/triggers").toAbsolutePath().toString());
              return List.of("" + project.write("c.yaml", master + "includeAll: {path: l}\n"));
            }),
        naming(
            "a changelog that includes all from above",
            changelog("c.yaml"),
            written("c.yaml", master + "includeAll: {path: ../../changelog/triggers}\n")),
        naming(
            "changelogs that include others twice each",
            changelog("c0.yaml"),
            project -> {
              for (int i = 0; i < 30; i++) {
                project.write(
                    "c" + i + ".yaml",
                    "databaseChangeLog: [{include: {file: c%d.yaml}}, {include: {file: c%d.yaml}}]\n"
                        .formatted(i + 1, i + 1));
              }
              return List.of("" + project.write("c30.yaml", "databaseChangeLog: []\n"));
            }),
        naming(
            "a changelog that includes itself",
            changelog("c.yaml"),
            written("c.yaml", master + "include: {file: c.yaml}\n")),
        naming(
            "a changelog that includes other XML",
            changelog("c.yaml"),
            project -> {
              project.write("s.xml", "<" + MARKER + "/>");
              return List.of("" + project.write("c.yaml", master + "include: {file: s.xml}\n"));
            }),
        naming(
            "a changelog that runs a file from above",
            changelog("c.yaml"),
            written(
                "c.yaml",
                master
                    + "changeSet: {id: 1, author: a, changes: [{sqlFile: {path: ../../pom.xml}}]}\n")),
        naming(
            "a changelog that loads a pipe",
            changelog("c.yaml"),
            project -> {
              project.pipe("p.csv");
              return List.of(
                  ""
                      + project.write(
                          "c.yaml",
                          master
                              + "changeSet: {id: 1, author: a, changes: [{loadData: {file: p.csv, tableName: t}}]}\n"));
            }),
        naming(
            "a changelog whose aliases double",
            changelog("c.yaml"),
            written(
                "c.yaml",
                "databaseChangeLog: &a0 [x, x]\n"
                    + IntStream.range(1, 60)
                        .mapToObj(
                            i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n")
                        .reduce("", String::concat))),
        naming(
            "a changelog that nests",
            changelog("c.yaml"),
            written("c.yaml", "databaseChangeLog: " + "[".repeat(100_000))));
  }

  private static Stream<Named<Attack>> snapshots() {
    String head = "format: 1\npostgresql: 18\n";
    return Stream.of(
            snapshot("the secrets", project -> project.path(".env")),
            snapshot("the users", project -> Path.of("/etc/passwd")),
            snapshot("other YAML", project -> project.path("secret.yaml")),
            snapshot("a pipe", project -> project.pipe("p.yaml")),
            snapshot("a device", project -> Path.of("/dev/zero")),
            snapshot("nothing", project -> Path.of("/dev/null")),
            snapshot("standard input", project -> Path.of("/dev/stdin")),
            snapshot("the environment", project -> Path.of("/proc/self/environ")),
            snapshot("a folder", HostileProject::folder),
            snapshot("no file", project -> project.path("none.yaml")),
            snapshot("a link to nowhere", project -> project.link("l.yaml", "none")),
            snapshot("a link to itself", project -> project.link("l.yaml", "l.yaml")),
            snapshot("too large a file", project -> project.sparse("s.yaml", 65)),
            snapshot(
                "a byte order mark", project -> project.write("s.yaml", "\uFEFF" + head + "...\n")),
            snapshot(
                "Latin-1",
                project ->
                    project.write("s.yaml", bytes(head + "table " + MARKER, 0xE9, ':', '\n'))),
            snapshot(
                "half a character",
                project -> project.write("s.yaml", head + "table a:\n  x: \"\\uD800\"\n...\n")),
            snapshot(
                "an unknown object",
                project -> project.write("s.yaml", head + MARKER + " x: {}\n...\n")),
            snapshot(
                "a list",
                project -> project.write("s.yaml", head + "table a: [" + MARKER + "]\n...\n")),
            snapshot(
                "another format",
                project -> project.write("s.yaml", "format: " + MARKER + "\n...\n")),
            snapshot(
                "another server",
                project -> project.write("s.yaml", "format: 1\npostgresql: " + MARKER + "\n...\n")),
            snapshot(
                "a server of many digits",
                project -> project.write("s.yaml", "format: 1\npostgresql: 99999999999\n...\n")),
            snapshot(
                "an unknown alias",
                project -> project.write("s.yaml", head + "table a: *" + MARKER + "\n...\n")),
            snapshot(
                "mappings that nest",
                project -> project.write("s.yaml", head + "{table a: ".repeat(100_000))),
            snapshot(
                "parts that nest",
                project ->
                    project.write("s.yaml", head + "table a: " + "{column a: ".repeat(100_000))),
            snapshot(
                "a text without an end",
                project ->
                    project.write("s.yaml", head + "table a:\n  x: \"" + "x".repeat(30 * MILLION))))
        .flatMap(attacks -> attacks);
  }

  /** As what is expected, and as what is found. */
  private static Stream<Named<Attack>> snapshot(String name, PathMaker path) {
    return Stream.of(
        attack(
            name + " as what is expected",
            project ->
                List.of("drift", path.make(project).toString(), "changelog/schema-snapshot.yaml")),
        attack(
            name + " against which",
            project ->
                List.of(
                    "drift",
                    "--against",
                    path.make(project).toString(),
                    "changelog/schema-snapshot.yaml")));
  }

  private static Stream<Named<Attack>> ignoredAndWaived() {
    String[] drift = {
      "drift", "changelog/schema-snapshot.yaml", "changelog/schema-snapshot.yaml", "--ignore"
    };
    return Stream.of(
        typed("the secrets as what is ignored", project -> project.path(".env"), drift),
        typed("the users as what is ignored", project -> Path.of("/etc/passwd"), drift),
        typed("other YAML as what is ignored", project -> project.path("secret.yaml"), drift),
        typed("a pipe as what is ignored", project -> project.pipe("p.yaml"), drift),
        typed(
            "a link to the secrets as what is ignored",
            project -> project.link("l.yaml", ".env"),
            drift),
        typed("no file as what is ignored", project -> project.path("none.yaml"), drift),
        typed("one text as what is ignored", project -> project.write("s.yaml", MARKER), drift),
        typed(
            "half a character as what is ignored",
            project -> project.write("s.yaml", "ignore: [{object: \"\\uD800\"}]\n"),
            drift),
        waived("into the secrets", project -> project.path(".env"), "soon"),
        waived("into a link to the secrets", project -> project.link("l.yaml", ".env"), "soon"),
        waived("into other YAML", project -> project.path("secret.yaml"), "soon"),
        waived("into a pipe", project -> project.pipe("p.yaml"), "soon"),
        waived("into a device", project -> Path.of("/dev/null"), "soon"),
        waived("into a folder", HostileProject::folder, "soon"),
        waived(
            "into Latin-1",
            project -> project.write("w.yaml", bytes("# " + MARKER, 0xE9, '\n')),
            "soon"),
        waived(
            "into a byte order mark",
            project -> project.write("w.yaml", "\uFEFFwaivers:\n"),
            "soon"),
        waived("with half a character", project -> project.path("w.yaml"), "soon \uD800"),
        waived("with a zero byte", project -> project.path("w.yaml"), "soon \0"));
  }

  private static Named<Attack> waived(String name, PathMaker path, String reason) {
    return attack(
        "a waiver " + name,
        project -> {
          project.write("verify-rules/a.yaml", "rules: [" + TABLE + "]\n");
          return List.of(
              "rules",
              "waive",
              "a",
              "--reason",
              reason,
              "--owner",
              "us",
              "--expires",
              "2999-01-01",
              "--file",
              path.make(project).toString(),
              "--rules",
              project.path("verify-rules").toString());
        });
  }

  private static Stream<Named<Attack>> writtenAndRun() {
    String[] mutate = {"mutate", "--reference-url", "postgresql://a@127.0.0.1:1/b", "--seed"};
    return Stream.of(
        typed("a snapshot into a pipe", project -> project.pipe("p.yaml"), "snapshot", "--output"),
        typed("a snapshot into a device", project -> Path.of("/dev/full"), "snapshot", "--output"),
        typed("a snapshot into a folder", HostileProject::folder, "snapshot", "--output"),
        typed("rules into a pipe", project -> project.pipe("p.yaml"), "rules", "init", "--output"),
        typed(
            "a report into a pipe",
            project -> project.pipe("p.json"),
            "drift",
            "changelog/schema-snapshot.yaml",
            "changelog/schema-snapshot.yaml",
            "--format",
            "json",
            "--output"),
        typed("a pipe as a seed", project -> project.pipe("p.sql"), mutate),
        typed("a device as a seed", project -> Path.of("/dev/zero"), mutate),
        typed(
            "Latin-1 as a seed",
            project -> project.write("s.sql", bytes("-- " + MARKER, 0xE9)),
            mutate));
  }

  static Stream<Named<Attack>> attacks() {
    return Stream.of(
            namesThatAreIncluded(),
            filesThatAreIncluded(),
            textsThatAreIncluded(),
            rulesThatNobodyWrites(),
            filesOfTheRulesFolder(),
            rulesThatAreTyped(),
            bodies(),
            changelogs(),
            snapshots(),
            ignoredAndWaived(),
            writtenAndRun())
        .flatMap(some -> some);
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void isAWrongQuestionToldInOneSentenceThatShowsNothing(Attack attack) throws Exception {
    List<String> arguments = attack.prepare(new HostileProject(folder));

    ToolRun run =
        assertTimeoutPreemptively(
            LONGEST, () -> ToolRun.of(NOWHERE, arguments.toArray(String[]::new)));

    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(1).doesNotContain(MARKER, "root:", "Exception");
    assertThat(run.err().strip()).hasSizeLessThan(1000).matches(".*[.?]");
  }

  @ParameterizedTest
  @MethodSource("changelogs")
  void norDoesVerboseShowWhatIsInAChangelog(Attack attack) throws Exception {
    List<String> arguments = new ArrayList<>(attack.prepare(new HostileProject(folder)));
    arguments.add("--verbose");

    ToolRun run =
        assertTimeoutPreemptively(
            LONGEST, () -> ToolRun.of(NOWHERE, arguments.toArray(String[]::new)));

    assertThat(run.err()).contains("\tat ").doesNotContain(MARKER, "root:");
  }

  @Test
  void theProjectThatTheAttacksAreMadeOnIsReadOtherwise() throws Exception {
    HostileProject project = new HostileProject(folder);
    project.write("verify-rules/a.yaml", including("base/good.yaml"));

    ToolRun run = ToolRun.of(NOWHERE, verify(project).toArray(String[]::new));

    assertThat(run.err()).startsWith("No PostgreSQL answers at 127.0.0.1:1");
    assertThat(run.status()).isEqualTo(3);
  }
}
