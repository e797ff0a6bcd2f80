package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.schemaassurance.ahead.Ahead;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.drift.SnapshotDocument;
import org.schemaassurance.drift.SnapshotFileReader;
import org.schemaassurance.drift.WhoeverApplies;
import org.schemaassurance.model.Cancellation;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Target;

/** Where a schema is that is compared with another. */
public sealed interface SchemaSource {
  /** What it tells beyond the schema itself, where that is not for the reader to choose. */
  default Optional<Set<Extra>> extras() {
    return Optional.empty();
  }

  /** The one that it is in, where something else can be asked of it. */
  default Optional<ReadableDatabase> live() {
    return Optional.empty();
  }

  /**
   * Waits for what is read ahead of {@link #read}.
   *
   * @throws org.schemaassurance.model.UsageException if it is a file that is no snapshot
   */
  default void requireWellFormed() {}

  /**
   * Reads it.
   *
   * @param verb what it is for
   * @param limits of one query, and of all
   * @param wanted beyond the schema itself; may have to wait for a file that is being read
   * @throws org.schemaassurance.model.AssuranceException if that cannot be done
   */
  Side read(Cancellation cancellation, String verb, Limits limits, Supplier<Set<Extra>> wanted);

  /**
   * A schema as it was read.
   *
   * @param name for reading
   * @param lines where each object begins in the file of that name; empty unless it is a snapshot
   * @param target where it was read
   */
  record Side(SchemaSnapshot snapshot, String name, Map<String, Integer> lines, Target target) {
    private static Side ofFile(SchemaSnapshot snapshot, String file, Map<String, Integer> lines) {
      String version = String.valueOf(snapshot.serverMajor());
      return new Side(snapshot, file, lines, new Target("file", 0, file, "", version, false));
    }
  }

  /**
   * A snapshot's file.
   *
   * @param reading ends in what stands there, or a usage error
   */
  record File(Ahead<SnapshotDocument> reading) implements SchemaSource {
    /**
     * Begins to read the file, which takes about as long as a server needs to tell of as much.
     *
     * @throws org.schemaassurance.model.UsageException if there is none that can be read; that it
     *     is no snapshot is said when it is asked for
     */
    public static File at(Path path) {
      String text = SnapshotFileReader.textOf(path);
      return new File(Ahead.of(() -> SnapshotFileReader.parse(path.toString(), text)));
    }

    @Override
    public void requireWellFormed() {
      reading.get();
    }

    @Override
    public Optional<Set<Extra>> extras() {
      return Optional.of(reading.get().snapshot().extras());
    }

    @Override
    public Side read(
        Cancellation cancellation, String verb, Limits limits, Supplier<Set<Extra>> wanted) {
      SnapshotDocument document = reading.get();
      return Side.ofFile(document.snapshot(), document.file(), document.lines());
    }
  }

  /** A database as it is. */
  record Live(ReadableDatabase database) implements SchemaSource {
    @Override
    public Optional<ReadableDatabase> live() {
      return Optional.of(database);
    }

    @Override
    public Side read(
        Cancellation cancellation, String verb, Limits limits, Supplier<Set<Extra>> wanted) {
      return new Reading(cancellation, database, verb, limits).of(session -> side(session, wanted));
    }

    private static Side side(ReadOnlySession session, Supplier<Set<Extra>> wanted) {
      return new Side(
          SnapshotReader.read(session, wanted),
          session.target().toString(),
          Map.of(),
          session.target());
    }
  }

  /** A database that a changelog has built on a reference server, without what is the server's. */
  record Made(ReadableDatabase database) implements SchemaSource {
    @Override
    public Optional<ReadableDatabase> live() {
      return Optional.of(database);
    }

    @Override
    public Side read(
        Cancellation cancellation, String verb, Limits limits, Supplier<Set<Extra>> wanted) {
      Side found = new Live(database).read(cancellation, verb, limits, wanted);
      String role = SqlIdentifier.display(found.target().user());
      return new Side(
          WhoeverApplies.madeBy(role, found.snapshot()),
          found.name(),
          found.lines(),
          found.target());
    }
  }

  /** What a migration makes of an empty database. */
  record Built(ReferenceBuild server, Migration migration) implements SchemaSource {
    @Override
    public Side read(
        Cancellation cancellation, String verb, Limits limits, Supplier<Set<Extra>> wanted) {
      SchemaSnapshot snapshot =
          server.snapshot(cancellation, verb, limits, migration, wanted.get());
      return Side.ofFile(snapshot, migration.name(), Map.of());
    }
  }
}
