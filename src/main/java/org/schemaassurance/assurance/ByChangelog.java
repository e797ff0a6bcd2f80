package org.schemaassurance.assurance;

import java.sql.SQLException;
import org.schemaassurance.changelog.ChangelogRunner;
import org.schemaassurance.connect.WritableSession;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.UndeterminedException;

/**
 * Liquibase runs a changelog.
 *
 * @param changelog as the run reads it
 */
public record ByChangelog(Changelog changelog) implements Migration {
  @Override
  public String name() {
    return changelog.file();
  }

  @Override
  public void run(Run run) {
    try (WritableSession session = WritableSession.open(run.database(), run.verb(), run.limits())) {
      new ChangelogRunner(changelog).build(session.connection());
    } catch (SQLException failed) {
      throw new UndeterminedException(
          "The changelog's schema cannot be made: " + failed.getMessage(), failed);
    }
  }
}
