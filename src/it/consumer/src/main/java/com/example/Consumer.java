package com.example;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.catalog.CatalogReader;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.data.GuardedQueries;
import org.schemaassurance.data.QueryRights;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.verify.ChangelogEvidence;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.RuleEngine;
import org.schemaassurance.verify.checks.Checks;

/** Verifies two rules against the database that DB_* names, and prints what comes of each. */
public final class Consumer {
  private static final String RULES =
      """
      rules:
        - {rule: there, check: table, table: public.there}
        - {rule: missing, check: table, table: public.missing}
      """;

  private Consumer() {}

  public static void main(String[] arguments) {
    List<Rule> rules = new RuleFileReader(Checks.ALL).readText("rules.yaml", RULES).rules();
    try (ReadOnlySession session = ReadOnlySession.open(settings(), "verify", Limits.DEFAULT)) {
      for (Finding finding : findings(session, rules)) {
        System.out.println(finding.rule() + " " + finding.status());
      }
    }
  }

  private static List<Finding> findings(ReadOnlySession session, List<Rule> rules) {
    CatalogRequest request =
        CatalogRequest.union(rules.stream().map(rule -> rule.declaration().request()).toList());
    Evidence evidence =
        new Evidence(
            new CatalogReader(session.connection()).read(request),
            new GuardedQueries(session, false, QueryRights.values()[0]),
            new NoChangelog());
    return new RuleEngine(Checks.ALL, object -> Optional.empty())
        .evaluate(rules, evidence)
        .findings();
  }

  private static ConnectionSettings settings() {
    ConnectionOptions none =
        new ConnectionOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return ConnectionSettings.resolve(
        none, System.getenv(), Path.of(System.getProperty("user.home")), System.err::println);
  }

  private static final class NoChangelog implements ChangelogEvidence {
    @Override
    public List<DeclaredChangeset> declared(Path root, String file) {
      return List.of();
    }

    @Override
    public Applied applied(QualifiedName table) {
      return new Applied.Changesets(List.<AppliedChangeset>of(), Optional.empty());
    }
  }
}
