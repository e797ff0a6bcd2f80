package org.schemaassurance.changelog;

import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;
import liquibase.GlobalConfiguration;
import liquibase.Scope;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.logging.core.NoOpLogService;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.model.UsageException;

/** Liquibase without its log, its console and its telemetry, with the options of one changelog. */
final class QuietLiquibase {
  private QuietLiquibase() {}

  /** What is done with the files of the changelog. */
  @FunctionalInterface
  interface Task<T> {
    T run(ResourceAccessor files) throws Exception;
  }

  /**
   * Runs a task of Liquibase.
   *
   * @param inputs is told which files it asked for
   * @throws UsageException if a folder is missing, or as the task throws it
   * @throws UndeterminedException if Liquibase fails otherwise
   */
  static <T> T call(Changelog changelog, Inputs inputs, Task<T> task) {
    try {
      return changelog.options().classpath().isEmpty()
          ? inScope(changelog, inputs, task)
          : OwnRoot.call(() -> inScope(changelog, inputs, task));
    } catch (UsageException | UndeterminedException e) {
      throw e;
    } catch (Exception e) {
      throw new UndeterminedException(FailureSentence.ofUpdate(e), e);
    }
  }

  private static <T> T inScope(Changelog changelog, Inputs inputs, Task<T> task) throws Exception {
    try (SearchPath files = SearchPath.of(changelog, inputs);
        URLClassLoader classes = SearchPath.classes(changelog)) {
      return Scope.child(settings(changelog.options(), files, classes), () -> task.run(files));
    }
  }

  private static Map<String, Object> settings(
      ChangelogOptions options, ResourceAccessor files, ClassLoader classes) {
    Map<String, Object> settings = new HashMap<>();
    options.settings().forEach((name, value) -> settings.put("liquibase." + name, value));
    settings.put(Scope.Attr.resourceAccessor.name(), files);
    settings.put(Scope.Attr.classLoader.name(), classes);
    settings.put(Scope.Attr.logService.name(), new NoOpLogService());
    settings.put(Scope.Attr.ui.name(), new LoggerUIService());
    settings.put(AnalyticsArgs.ENABLED.getKey(), false);
    settings.put(GlobalConfiguration.SHOW_BANNER.getKey(), false);
    settings.put(GlobalConfiguration.HEADLESS.getKey(), true);
    return settings;
  }
}
