package org.schemaassurance.changelog;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.util.Map;
import liquibase.GlobalConfiguration;
import liquibase.Scope;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.logging.core.NoOpLogService;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/** Liquibase without its log, its console and its telemetry, looking for files in one folder. */
final class QuietLiquibase {
  private QuietLiquibase() {}

  /** What is done with the files of the folder. */
  @FunctionalInterface
  interface Task<T> {
    T run(ResourceAccessor files) throws Exception;
  }

  /**
   * Runs a task of Liquibase.
   *
   * @throws UsageException if the folder is missing, or as the task throws it
   * @throws UndeterminedException if Liquibase fails otherwise
   */
  static <T> T call(Path root, Task<T> task) {
    try {
      return Scope.child(
          settings(root), () -> task.run(Scope.getCurrentScope().getResourceAccessor()));
    } catch (UsageException | UndeterminedException e) {
      throw e;
    } catch (Exception e) {
      throw new UndeterminedException(FailureSentence.of(e), e);
    }
  }

  private static Map<String, Object> settings(Path root) {
    return Map.of(
        Scope.Attr.resourceAccessor.name(),
        filesOf(root),
        Scope.Attr.logService.name(),
        new NoOpLogService(),
        Scope.Attr.ui.name(),
        new LoggerUIService(),
        AnalyticsArgs.ENABLED.getKey(),
        false,
        GlobalConfiguration.SHOW_BANNER.getKey(),
        false,
        GlobalConfiguration.HEADLESS.getKey(),
        true);
  }

  /** Holds nothing open, so it needs no closing. */
  private static ResourceAccessor filesOf(Path root) {
    try {
      return new ProjectResources(root);
    } catch (FileNotFoundException e) {
      throw new UsageException("There is no folder %s for the changelog.".formatted(root), e);
    }
  }
}
