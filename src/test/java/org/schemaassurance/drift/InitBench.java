package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.DraftOptions;
import org.schemaassurance.DraftedRules;
import org.schemaassurance.Rules;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.Surroundings;
import org.schemaassurance.VerifyOptions;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.support.EmptyTemplate;
import org.schemaassurance.support.KeptConnection;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.TestServer;

/** Where it is tried what the rules of {@code rules init} notice of the cases of a file. */
final class InitBench implements AutoCloseable {
  /**
   * The changelog of the folder that tests run in made none of this, and is not looked through for
   * each change.
   */
  private static final Surroundings WITHOUT_CHANGELOG =
      Surroundings.DEFAULT.withChangelog(
          ChangelogOptions.builder().searchPath(List.of(emptyFolder())).build());

  private final DriftCases cases;
  private TestDatabase database;
  private DraftedRules drafted;
  private KeptConnection connection;
  private Rules rules;

  /**
   * What came of one change.
   *
   * @param noticed whether a rule is broken
   */
  record Tried(String file, DriftCase change, boolean noticed, DraftedRules drafted) {
    @Override
    public String toString() {
      return file + ": " + change.name() + " " + change.differences();
    }
  }

  InitBench(DriftCases cases) throws SQLException {
    this.cases = cases;
    make();
    draft();
  }

  private void make() throws SQLException {
    database = TestServer.shared().createDatabase(EmptyTemplate.class);
    database.execute(cases.base());
    connection = new KeptConnection(database);
  }

  private void draft() throws SQLException {
    List<String> schemas = schemas("true");
    // Of a schema without any table there is nothing to write rules for, which is an error.
    List<String> withTables =
        schemas(
            """
            EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'))
            """);
    drafted =
        SchemaAssurance.of(connection.source())
            .draftRules(
                new DraftOptions(
                    withTables.stream().map(TablePattern::allOf).toList(),
                    schemas,
                    Duration.ofMinutes(1)));
    rules = rules(drafted.text());
    assertThat(broken()).as("rules of " + cases).isEmpty();
  }

  private List<String> broken() {
    return SchemaAssurance.of(connection.source(), WITHOUT_CHANGELOG)
        .verify(rules, VerifyOptions.DEFAULT)
        .findings()
        .stream()
        .filter(finding -> finding.status() != Finding.Status.HOLDS)
        .map(Finding::message)
        .toList();
  }

  private List<String> schemas(String condition) throws SQLException {
    return database
        .rows(
            """
            SELECT n.nspname::text FROM pg_catalog.pg_namespace n
            WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND %s ORDER BY 1
            """
                .formatted(condition))
        .stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  private static Path emptyFolder() {
    try {
      Path folder = Files.createTempDirectory("without-changelog");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rules rules(String text) {
    try {
      Path file = Files.createTempFile("rules", ".yaml");
      try {
        Files.writeString(file, text);
        return Rules.in(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Tried> tryAll() throws SQLException {
    List<Tried> tried = new ArrayList<>();
    int major = database.connection().getMetaData().getDatabaseMajorVersion();
    for (DriftCase change : cases.cases()) {
      if (change.runsOn(major)) {
        tried.add(tryOne(change));
      }
    }
    return tried;
  }

  private Tried tryOne(DriftCase change) throws SQLException {
    execute(change.change());
    boolean noticed = !broken().isEmpty();
    Tried tried = new Tried(cases.file(), change, noticed, drafted);
    Optional<String> undo = change.undo();
    if (undo.isPresent()) {
      execute(undo.get());
    } else {
      // Made in the same way it is the same schema, for which there are rules already.
      close();
      make();
    }
    return tried;
  }

  private void execute(String sql) throws SQLException {
    database.execute(sql);
    connection.renewAfter(sql);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    database.execute(Bench.WITHOUT_SUBSCRIPTIONS);
    database.close();
  }
}
