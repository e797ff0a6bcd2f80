package org.schemaassurance.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.schemaassurance.DraftOptions;
import org.schemaassurance.DraftedRules;
import org.schemaassurance.Pages;
import org.schemaassurance.ReferenceServer;
import org.schemaassurance.SchemaAssurance;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.UnsaidText;

/**
 * Writes rules for what the changelog makes on a throwaway PostgreSQL, each of which holds now; or
 * for what a database has that is named, read-only.
 */
@Mojo(name = "rules-init", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
public final class RulesInitGoal extends ProjectGoal {
  /**
   * Schemas whose tables and functions are wanted, quoted as in SQL or letter by letter; all that
   * have tables, where neither they nor tables are named.
   */
  @Parameter(property = "schema-assurance.schemas")
  private List<String> schemas;

  /** Further tables, such as sales.order_*; * stands for any characters. */
  @Parameter(property = "schema-assurance.tables")
  private List<String> tables;

  /** Where the rules go; rules.schema.json, by which editors check them, goes beside them. */
  @Parameter(
      property = "schema-assurance.output",
      defaultValue = "${project.basedir}/verify-rules/schema.yaml")
  private File output;

  /** Replaces the files if they are there already. */
  @Parameter(property = "schema-assurance.force", defaultValue = "false")
  private boolean force;

  @Override
  void ask() {
    Path file = output.toPath();
    if (Files.exists(file) && !force) {
      throw new UsageException(file + " is there already; -Dschema-assurance.force replaces it.");
    }
    DraftOptions options = options();
    DraftedRules drafted = drafted(options);
    drafted.doubts().forEach(doubt -> getLog().warn("Not a rule: " + doubt));
    UnsaidText.lines(drafted.unsaid(), options.tables(), getLog().isDebugEnabled())
        .forEach(getLog()::info);
    ReportFiles.write(file, writer -> writer.write(drafted.text()));
    getLog().info(file + " is written.");
    writeJsonSchema(file.resolveSibling("rules.schema.json"));
    if (readsRulesOf(file)) {
      sayWhetherAsked("verify asks these rules");
    } else {
      getLog()
          .info("No build asks these rules there: it asks those in verify-rules, or in <rules>.");
    }
  }

  /** Which the first line of the rules names: editors complete and check by it. */
  private void writeJsonSchema(Path file) {
    if (!Files.exists(file) || force) {
      ReportFiles.write(file, writer -> writer.write(Pages.jsonSchema()));
      getLog().info(file + " is written.");
    }
  }

  private DraftedRules drafted(DraftOptions options) {
    Optional<ConnectionSettings> named = askedDatabase().named();
    if (named.isPresent()) {
      getLog().info("Asking " + named.get() + ", read-only.");
      return SchemaAssurance.of(named.get(), surroundings()).draftRules(options);
    }
    sayChangelog();
    try (ThrowawayReference reference = reference()) {
      return ReferenceServer.at(reference.settings(), surroundingsOfThrowaway())
          .draftRules(options);
    }
  }

  private DraftOptions options() {
    List<String> names =
        Stream.ofNullable(schemas).flatMap(List::stream).map(DraftOptions::schema).toList();
    List<TablePattern> patterns =
        Stream.concat(
                names.stream().map(TablePattern::allOf),
                Stream.ofNullable(tables).flatMap(List::stream).map(DraftOptions::tables))
            .toList();
    // What a goal builds has every changeset; how the changelog is found is the project's, which no
    // rule file knows.
    return new DraftOptions(patterns, names, limits().query()).withoutChangelog();
  }
}
