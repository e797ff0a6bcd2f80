package org.schemaassurance.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.precondition.core.PreconditionContainer;
import liquibase.precondition.core.PreconditionContainer.FailOption;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import liquibase.serializer.core.string.StringChangeLogSerializer;
import org.schemaassurance.files.TextFile;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.FileLine;

/** Tells of Liquibase's changesets in our words. */
final class Declarations {
  private final Changelog changelog;
  private final ResourceAccessor files;
  private final Parameters parameters;
  private final ChangesetSql sql;
  private final ChangedObjects objects;
  private final Map<String, Place> places = new HashMap<>();

  /**
   * @param database for which SQL is generated
   */
  Declarations(
      Changelog changelog, ResourceAccessor files, Parameters parameters, Database database) {
    this.changelog = changelog;
    this.files = files;
    this.parameters = parameters;
    this.sql = new ChangesetSql(database);
    this.objects = new ChangedObjects(changelog.options().schema());
  }

  /** A file that changesets stand in. */
  private record Place(String shown, ChangesetLines lines) {}

  DeclaredChangeset of(ChangeSet changeset) {
    Place place = places.computeIfAbsent(physicalFile(changeset), this::placeOf);
    return new DeclaredChangeset(
        changeset.getFilePath(),
        String.valueOf(changeset.getId()),
        String.valueOf(changeset.getAuthor()),
        new FileLine(place.shown(), place.lines().lineOf(changeset.getAuthor(), changeset.getId())),
        Optional.ofNullable(changeset.buildFullContext()),
        Optional.ofNullable(changeset.buildFullLabels()),
        Optional.ofNullable(changeset.getDbmsSet()).orElse(Set.of()),
        changeset.shouldAlwaysRun(),
        changeset.shouldRunOnChange(),
        passedOver(changeset),
        unset(changeset, ChangesetSql.written(changeset)),
        objects.in(sql.sent(changeset)));
  }

  /** The one that the author edits, whatever the logical path is. */
  private static String physicalFile(ChangeSet changeset) {
    return Optional.ofNullable(changeset.getChangeLog())
        .map(DatabaseChangeLog::getPhysicalFilePath)
        .orElse(changeset.getFilePath());
  }

  private Place placeOf(String name) {
    try {
      Resource resource = files.get(name);
      try (InputStream in = resource.openInputStream()) {
        String text = TextFile.ofAnyEncoding(in.readAllBytes());
        return new Place(shown(name, resource.getUri()), ChangesetLines.of(text));
      }
    } catch (IOException unreadable) {
      // Liquibase has read it already: only its lines are not known.
      return new Place(name, ChangesetLines.of(""));
    }
  }

  /** Relative to the changelog's root; in an archive as Liquibase calls it. */
  private String shown(String name, URI uri) {
    if (!"file".equals(uri.getScheme())) {
      return name;
    }
    Path root = changelog.root().toAbsolutePath().normalize();
    Path file = Path.of(uri);
    return (file.startsWith(root) ? root.relativize(file) : file).toString().replace('\\', '/');
  }

  private static Optional<String> passedOver(ChangeSet changeset) {
    if (Boolean.FALSE.equals(changeset.getFailOnError())) {
      return Optional.of("an update goes on when it fails: failOnError is false");
    }
    FailOption onFail =
        Optional.ofNullable(changeset.getPreconditions())
            .map(PreconditionContainer::getOnFail)
            .orElse(FailOption.HALT);
    return onFail == FailOption.CONTINUE || onFail == FailOption.WARN
        ? Optional.of("an update goes on when its precondition fails: onFail is " + onFail)
        : Optional.empty();
  }

  /** Liquibase leaves an expression that it has no value for as it is written. */
  private List<String> unset(ChangeSet changeset, List<String> sql) {
    return parameters.unset().stream()
        .sorted()
        .filter(name -> written(changeset, sql).contains("${" + name + "}"))
        .toList();
  }

  private static String written(ChangeSet changeset, List<String> sql) {
    return Stream.concat(
            sql.stream(),
            changeset.getChanges().stream()
                .filter(change -> !(change instanceof AbstractSQLChange))
                .map(Declarations::written))
        .reduce("", (before, next) -> before + "\n" + next);
  }

  private static String written(Change change) {
    return new StringChangeLogSerializer().serialize(change, false);
  }
}
