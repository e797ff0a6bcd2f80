package org.schemaassurance.assurance;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Reads it.
   *
   * @param verb what it is for
   * @param limits of one query, and of all
   * @param wanted beyond the schema itself
   * @throws org.schemaassurance.model.AssuranceException if that cannot be done
   */
  Side read(Cancellation cancellation, String verb, Limits limits, Set<Extra> wanted);

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

  /** A snapshot's file, which has been read. */
  record File(SnapshotDocument document) implements SchemaSource {
    /**
     * Reads the file.
     *
     * @throws org.schemaassurance.model.UsageException if it is no snapshot
     */
    public static File at(Path path) {
      return new File(SnapshotFileReader.read(path));
    }

    @Override
    public Optional<Set<Extra>> extras() {
      return Optional.of(document.snapshot().extras());
    }

    @Override
    public Side read(Cancellation cancellation, String verb, Limits limits, Set<Extra> wanted) {
      return Side.ofFile(document.snapshot(), document.file(), document.lines());
    }
  }

  /** A database as it is. */
  record Live(ReadableDatabase database) implements SchemaSource {
    @Override
    public Side read(Cancellation cancellation, String verb, Limits limits, Set<Extra> wanted) {
      return new Reading(cancellation, database, verb, limits).of(session -> side(session, wanted));
    }

    private static Side side(ReadOnlySession session, Set<Extra> wanted) {
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
    public Side read(Cancellation cancellation, String verb, Limits limits, Set<Extra> wanted) {
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
    public Side read(Cancellation cancellation, String verb, Limits limits, Set<Extra> wanted) {
      SchemaSnapshot snapshot = server.snapshot(cancellation, verb, limits, migration, wanted);
      return Side.ofFile(snapshot, migration.name(), Map.of());
    }
  }
}
