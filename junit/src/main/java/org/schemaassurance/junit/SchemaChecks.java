package org.schemaassurance.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicNode;
import org.schemaassurance.Rules;
import org.schemaassurance.model.UsageException;

/**
 * What a schema has to be like, as dynamic tests: one for each rule, for each behaviour, and for a
 * snapshot.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> schema(@Autowired DataSource dataSource) {
 *   return SchemaChecks.of(dataSource).rules("verify-rules").snapshot("schema-snapshot.yaml").dynamicTests();
 * }
 * }</pre>
 *
 * <p>A rule that is broken fails its test, one that could not be found out ends it with an error,
 * one that is waived aborts it with the reason, and a warning is logged.
 */
public final class SchemaChecks {
  private final AssuredDatabase database;
  private final List<Path> rules;
  private final Map<String, String> parameters;
  private final Optional<Path> snapshot;
  private final Optional<Path> ignore;
  private final boolean strict;

  private SchemaChecks(
      AssuredDatabase database,
      List<Path> rules,
      Map<String, String> parameters,
      Optional<Path> snapshot,
      Optional<Path> ignore,
      boolean strict) {
    this.database = database;
    this.rules = rules;
    this.parameters = parameters;
    this.snapshot = snapshot;
    this.ignore = ignore;
    this.strict = strict;
  }

  /** Of a database. */
  public static SchemaChecks of(AssuredDatabase database) {
    return new SchemaChecks(
        database, List.of(), Map.of(), Optional.empty(), Optional.empty(), false);
  }

  /** Of the database that a data source leads to; see {@link AssuredDatabase#of(DataSource)}. */
  public static SchemaChecks of(DataSource source) {
    return of(AssuredDatabase.of(source));
  }

  /**
   * With rules, and the behaviours that they declare.
   *
   * @param paths of rule files, or of folders of them, relative to the working directory
   */
  public SchemaChecks rules(String... paths) {
    return new SchemaChecks(
        database, Stream.of(paths).map(Path::of).toList(), parameters, snapshot, ignore, strict);
  }

  /** With values by the name of a parameter of the rule files. */
  public SchemaChecks ruleParameters(Map<String, String> values) {
    return new SchemaChecks(database, rules, Map.copyOf(values), snapshot, ignore, strict);
  }

  /** With a snapshot's file, relative to the working directory. */
  public SchemaChecks snapshot(String file) {
    return new SchemaChecks(
        database, rules, parameters, Optional.of(Path.of(file)), ignore, strict);
  }

  /** With a file of differences from the snapshot that are accepted. */
  public SchemaChecks ignoring(String file) {
    return new SchemaChecks(
        database, rules, parameters, snapshot, Optional.of(Path.of(file)), strict);
  }

  /** With warnings that fail. */
  public SchemaChecks strictly() {
    return new SchemaChecks(database, rules, parameters, snapshot, ignore, true);
  }

  /** The database that is asked. */
  public AssuredDatabase database() {
    return database;
  }

  /**
   * The tests; the database is asked when they are about to run.
   *
   * @throws UsageException if nothing is asked for, or the rules cannot be read
   */
  public Stream<DynamicNode> dynamicTests() {
    List<DynamicNode> tests = new ArrayList<>();
    if (!rules.isEmpty()) {
      tests.addAll(ofRules(Rules.in(rules, parameters)));
    }
    snapshot.ifPresent(
        file -> tests.add(ReportTests.asOne(file, () -> questions().snapshot(file, ignore))));
    if (tests.isEmpty()) {
      throw new UsageException("Nothing is asked of the schema: name rules, a snapshot, or both.");
    }
    return tests.stream();
  }

  private List<DynamicNode> ofRules(Rules read) {
    List<DynamicNode> tests = new ArrayList<>();
    if (!read.names().isEmpty()) {
      tests.add(ReportTests.ofEach("rules", () -> questions().rules(read)));
    }
    if (!read.behaviours().isEmpty()) {
      tests.add(ReportTests.ofEach("behaviours", () -> questions().behaviours(read)));
    }
    return tests;
  }

  private Questions questions() {
    return new Questions(database, strict);
  }
}
