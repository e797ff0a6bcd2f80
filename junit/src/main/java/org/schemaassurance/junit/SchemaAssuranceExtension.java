package org.schemaassurance.junit;

import java.lang.reflect.Constructor;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.UsageException;

/** Gives the tests of a {@link SchemaAssured} class what they ask for. */
final class SchemaAssuranceExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SchemaAssuranceExtension.class);
  private static final Set<Class<?>> GIVEN = Set.of(AssuredDatabase.class, SchemaChecks.class);

  /**
   * Closed with the test or the class whose it is: by the one interface in JUnit 5, by the other
   * later.
   */
  private record Copied(BuildServer server, AssuredDatabase database)
      implements Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      server.drop(database);
    }
  }

  /** A server of somebody's own, on which the databases of one class are. */
  private record OwnServer(BuildServer server) implements Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      server.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return GIVEN.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    AssuredClass assured = AssuredClass.of(context.getRequiredTestClass());
    if (parameter.getDeclaringExecutable() instanceof Constructor
        && assured.said().copy() == SchemaAssured.Copy.EACH_TEST) {
      throw new UsageException(
          "A constructor is given no database, since each test has its own: have it as a parameter of the test, or say copy = EACH_CLASS.");
    }
    AssuredDatabase database = database(assured, context);
    return parameter.getParameter().getType() == AssuredDatabase.class
        ? database
        : checks(assured.said(), database);
  }

  private static SchemaChecks checks(SchemaAssured said, AssuredDatabase database) {
    SchemaChecks checks =
        SchemaChecks.of(database)
            .rules(said.rules())
            .ruleParameters(Said.pairs(said.ruleParameters()));
    if (!said.snapshot().isEmpty()) {
      checks = checks.snapshot(said.snapshot());
    }
    if (!said.ignore().isEmpty()) {
      checks = checks.ignoring(said.ignore());
    }
    return said.strict() ? checks.strictly() : checks;
  }

  private static AssuredDatabase database(AssuredClass assured, ExtensionContext context) {
    SchemaAssured said = assured.said();
    if (said.changelog().isEmpty() && said.defaultsFile().isEmpty()) {
      Optional<AssuredDatabase> own = assured.ownDatabase();
      if (own.isPresent()) {
        return own.get();
      }
    }
    Changelog changelog =
        ChangelogSearch.of(Said.changelog(said))
            .orElseThrow(
                () ->
                    new UsageException(
                        "@SchemaAssured of %s names no changelog, the project has none in a usual place, and there is no @OwnDatabase."
                            .formatted(assured.type().getName())));
    ExtensionContext owner =
        said.copy() == SchemaAssured.Copy.EACH_TEST ? context : ofClass(context);
    return owner
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            owner.getUniqueId(),
            id -> {
              BuildServer server = server(assured, ofClass(context));
              return new Copied(server, server.copyOf(changelog));
            },
            Copied.class)
        .database();
  }

  private static BuildServer server(AssuredClass assured, ExtensionContext ofClass) {
    Optional<AssuredDatabase> own = assured.ownDatabase();
    if (own.isEmpty()) {
      return JvmServers.SHARED.of(assured.said().postgresql());
    }
    return ofClass
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            OwnServer.class,
            type -> new OwnServer(BuildServer.at(settings(own.get()))),
            OwnServer.class)
        .server();
  }

  private static ConnectionSettings settings(AssuredDatabase own) {
    return own.settings()
        .orElseThrow(
            () ->
                new UsageException(
                    "A changelog is built on connections of its own, and a data source gives only its own: have @OwnDatabase give AssuredDatabase.at(url, user, password)."));
  }

  /** Of the class that a test is in. */
  private static ExtensionContext ofClass(ExtensionContext context) {
    ExtensionContext found = context;
    while (found.getTestMethod().isPresent()) {
      found = found.getParent().orElseThrow();
    }
    return found;
  }
}
