package org.schemaassurance;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.schemaassurance.assurance.ByChangelog;
import org.schemaassurance.assurance.Migration;
import org.schemaassurance.assurance.ReferenceBuild;
import org.schemaassurance.assurance.SchemaSource;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.drift.SnapshotFile;
import org.schemaassurance.model.SchemaSnapshot;

/** A schema that can be read, wherever it is. */
public final class Schema {
  private final Function<Surroundings, SchemaSource> source;

  private Schema(Function<Surroundings, SchemaSource> source) {
    this.source = source;
  }

  /**
   * The one that a snapshot's file holds; it is read from here on, while a database is asked.
   *
   * @throws org.schemaassurance.model.UsageException if there is no file that can be read; that it
   *     is no snapshot says the question that the schema is for
   */
  public static Schema inFile(Path file) {
    SchemaSource read = SchemaSource.File.at(file);
    return new Schema(surroundings -> read);
  }

  /** That of a database. */
  public static Schema of(ConnectionSettings settings) {
    return of(ReadableDatabase.at(settings));
  }

  /** That of a database; see {@link SchemaAssurance#of(DataSource)}. */
  public static Schema of(DataSource source) {
    return of(ReadableDatabase.of(source));
  }

  /**
   * That of a database of {@link ReferenceDatabases}, which a changelog has built: what the
   * changelog makes, without what is the server's, such as its locale and who has applied it.
   */
  public static Schema madeIn(ConnectionSettings database) {
    return new Schema(remarks -> new SchemaSource.Made(ReadableDatabase.at(database)));
  }

  /**
   * The one that a changelog makes of an empty database.
   *
   * @param changelog the master file, relative to the working directory
   * @param server where a database may be created and dropped; with any database of it
   */
  public static Schema madeBy(String changelog, ConnectionSettings server) {
    return madeBy(Optional.of(changelog), server);
  }

  /**
   * The one that the changelog of {@link Surroundings#changelog()} makes of an empty database.
   *
   * @param server where a database may be created and dropped; with any database of it
   */
  public static Schema madeByChangelog(ConnectionSettings server) {
    return madeBy(Optional.empty(), server);
  }

  /**
   * The one that a command makes of an empty database: by Flyway, Django, Rails, plain SQL, or
   * whatever else a project migrates with.
   *
   * @param server where a database may be created and dropped; with any database of it
   */
  public static Schema madeBy(MigrationCommand command, ConnectionSettings server) {
    return madeBy(surroundings -> command.migration(), server);
  }

  private static Schema madeBy(Optional<String> changelog, ConnectionSettings server) {
    return madeBy(
        surroundings -> new ByChangelog(surroundings.changelogs().named(changelog)), server);
  }

  private static Schema madeBy(
      Function<Surroundings, Migration> migration, ConnectionSettings server) {
    return new Schema(
        surroundings ->
            new SchemaSource.Built(
                new ReferenceBuild(server, surroundings.remarks()), migration.apply(surroundings)));
  }

  /**
   * Writes a schema down as {@link #inFile} reads it, one fact a line.
   *
   * @throws IOException if the writer cannot take it
   */
  public static void write(SchemaSnapshot snapshot, Writer writer) throws IOException {
    SnapshotFile.write(snapshot, writer);
  }

  static Schema of(ReadableDatabase database) {
    return new Schema(surroundings -> new SchemaSource.Live(database));
  }

  SchemaSource source(Surroundings surroundings) {
    return source.apply(surroundings);
  }
}
