package org.schemaassurance.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.schemaassurance.catalog.SnapshotReader;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.drift.SnapshotDocument;
import org.schemaassurance.drift.SnapshotFileReader;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.Target;

/** Reads the two schemas that a comparison is about. */
final class DriftSides {
  private static final String CHANGELOG = "changelog";
  private static final Pattern URL = Pattern.compile("(?:postgres|postgresql|jdbc:postgresql):.*");
  private static final String VERB = "drift";

  private final Terminal terminal;
  private final ConnectionFlags connection;
  private final ReferenceFlags reference;
  private final Set<Extra> extras;
  private final Limits limits;

  /**
   * One side.
   *
   * @param name for reading
   * @param file what a finding points to
   * @param lines where each object begins in the file; empty unless it is a snapshot
   * @param target where it was read
   */
  private record Side(
      SchemaSnapshot snapshot,
      String name,
      String file,
      Map<String, Integer> lines,
      Target target) {}

  /** Both, with the same extras. */
  record Pair(Side expectedSide, Side foundSide, Set<Extra> extras) {
    SchemaSnapshot expected() {
      return expectedSide.snapshot().limitedTo(extras);
    }

    SchemaSnapshot found() {
      return foundSide.snapshot().limitedTo(extras);
    }

    String expectedFile() {
      return expectedSide.file();
    }

    Map<String, Integer> lines() {
      return expectedSide.lines();
    }

    String expectedName() {
      return expectedSide.name();
    }

    String foundName() {
      return foundSide.name();
    }

    Target target() {
      return foundSide.target();
    }
  }

  /**
   * @param extras what is compared beyond the schema where no snapshot file says it
   * @param limits of one query, and of all on both sides
   */
  DriftSides(
      Terminal terminal,
      ConnectionFlags connection,
      ReferenceFlags reference,
      Set<Extra> extras,
      Limits limits) {
    this.terminal = terminal;
    this.connection = connection;
    this.reference = reference;
    this.extras = extras;
    this.limits = limits;
  }

  /**
   * Reads both; files and URLs first, since what is wrong with them is found without a server.
   *
   * @param against a snapshot file, a URL, or the word {@code changelog}
   * @param foundFile a snapshot file in the place of the database
   */
  Pair read(String against, Optional<Path> foundFile) {
    Optional<Side> found = foundFile.map(this::ofFile);
    boolean built = against.equals(CHANGELOG);
    boolean url = URL.matcher(against).matches();
    Optional<Side> expected =
        built || url ? Optional.empty() : Optional.of(ofFile(Path.of(against)));
    Optional<ConnectionSettings> other = url ? Optional.of(settings(against)) : Optional.empty();
    if (built) {
      reference.requireServer(terminal);
    }
    Set<Extra> wanted =
        expected.or(() -> found).map(side -> side.snapshot().extras()).orElse(extras);
    Side foundSide = found.orElseGet(() -> ofDatabase(connection.settings(terminal), wanted));
    Side expectedSide =
        expected.orElseGet(
            () ->
                other
                    .map(settings -> ofDatabase(settings, wanted))
                    .orElseGet(() -> ofChangelog(wanted)));
    return new Pair(expectedSide, foundSide, both(expectedSide, foundSide));
  }

  private static Set<Extra> both(Side one, Side other) {
    return one.snapshot().limitedTo(other.snapshot().extras()).extras();
  }

  private Side ofFile(Path path) {
    SnapshotDocument document = SnapshotFileReader.read(path);
    SchemaSnapshot snapshot = document.snapshot();
    return new Side(
        snapshot,
        document.file(),
        document.file(),
        document.lines(),
        new Target("file", 0, document.file(), "", String.valueOf(snapshot.serverMajor()), false));
  }

  private Side ofDatabase(ConnectionSettings settings, Set<Extra> wanted) {
    return new Reading(terminal, settings, VERB, limits).of(session -> side(session, wanted));
  }

  private static Side side(ReadOnlySession session, Set<Extra> wanted) {
    String name = session.target().toString();
    return new Side(SnapshotReader.read(session, wanted), name, name, Map.of(), session.target());
  }

  private Side ofChangelog(Set<Extra> wanted) {
    SchemaSnapshot snapshot = reference.snapshot(terminal, VERB, wanted, limits);
    return new Side(
        snapshot,
        reference.changelog(),
        reference.changelog(),
        Map.of(),
        new Target(
            "file", 0, reference.changelog(), "", String.valueOf(snapshot.serverMajor()), false));
  }

  private ConnectionSettings settings(String url) {
    return terminal.settings(ConnectionOptions.ofUrl("--against", url));
  }
}
