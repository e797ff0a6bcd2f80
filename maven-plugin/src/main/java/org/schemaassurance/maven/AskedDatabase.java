package org.schemaassurance.maven;

import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.UsageException;

/**
 * Which database a goal asks: the one that its parameters name, or the one of the Liquibase plugin.
 *
 * @param parameters of the goal
 * @param decrypter of the passwords in settings.xml
 */
record AskedDatabase(
    Parameters parameters,
    LiquibaseProject liquibase,
    Databases databases,
    MavenSession session,
    SettingsDecrypter decrypter) {

  /**
   * As they were typed or configured.
   *
   * @param database throwaway, liquibase or environment
   * @param url postgresql://… or jdbc:postgresql://…
   * @param username the role that logs in
   * @param server the one in settings.xml whose user and password log in
   */
  record Parameters(
      Optional<String> database,
      Optional<String> url,
      Optional<String> username,
      Optional<String> server) {}

  /**
   * The database that is named; empty for what the changelog makes.
   *
   * @throws UsageException for one that is none
   */
  Optional<ConnectionSettings> named() {
    if (parameters.url().isPresent()) {
      return parameters.url().map(url -> databases.ofUrl(sourceOfUrl(), url, credentials()));
    }
    String database = parameters.database().orElse("throwaway");
    return switch (database) {
      case "throwaway" -> Optional.empty();
      case "environment" -> Optional.of(databases.ofEnvironment());
      case "liquibase" -> Optional.of(requireLiquibases());
      default ->
          throw new UsageException(
              "<database> takes throwaway, liquibase or environment, not '" + database + "'.");
    };
  }

  /**
   * The one of the Liquibase plugin.
   *
   * @throws UsageException if that names none
   */
  ConnectionSettings requireLiquibases() {
    return liquibases()
        .orElseThrow(() -> new UsageException("The Liquibase plugin of this project has no url."));
  }

  /** The same, where it names one. */
  Optional<ConnectionSettings> liquibases() {
    return liquibase
        .url()
        .map(
            named ->
                databases.ofUrlAlone(
                    "the Liquibase plugin's url",
                    named,
                    credentials().orElse(liquibase.credentials(this::ofServer))));
  }

  private Credentials credentials() {
    Credentials typed = new Credentials(parameters.username(), Optional.empty());
    return parameters.server().map(id -> typed.orElse(ofServer(id))).orElse(typed);
  }

  private Credentials ofServer(String id) {
    return Credentials.ofServer(id, session, decrypter);
  }

  private String sourceOfUrl() {
    String property = "schema-assurance.url";
    return session.getUserProperties().containsKey(property) ? "-D" + property : "<url>";
  }
}
