package org.schemaassurance.drift;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.UsageException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads what {@link SnapshotFile} writes. It follows the events of the parser: a tree of nodes of a
 * schema with thousands of tables takes several times as long.
 */
public final class SnapshotFileReader {
  private static final int LONGEST_FILE = 512 * 1024 * 1024;

  private final String file;
  private final Iterator<Event> events;
  private final Map<String, Integer> lines = new HashMap<>();

  private SnapshotFileReader(String file, Iterator<Event> events) {
    this.file = file;
    this.events = events;
  }

  /**
   * Reads a file.
   *
   * @throws UsageException if it is missing, or no snapshot that this version can read
   */
  public static SnapshotDocument read(Path path) {
    String file = path.toString();
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(LONGEST_FILE).build();
    try (BufferedReader text = Files.newBufferedReader(path)) {
      return new SnapshotFileReader(file, new Parse(settings).parseReader(text).iterator())
          .document();
    } catch (NoSuchFileException missing) {
      throw new UsageException(
          "There is no snapshot "
              + file
              + "; 'schema-assurance snapshot --output FILE' writes one.",
          missing);
    } catch (IOException unreadable) {
      throw new UsageException("The snapshot " + file + " cannot be read.", unreadable);
    } catch (MarkedYamlEngineException invalid) {
      throw new UsageException(
          file
              + ":"
              + invalid.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1)
              + ": this is not YAML: "
              // It quotes the character that it stopped at.
              + invalid.getProblem().replaceAll("\\R", " ")
              + ".",
          invalid);
    } catch (NumberFormatException invalid) {
      // The library takes the digits that should follow \x to be there.
      throw new UsageException(
          file + ":1: this is not YAML: expected digits behind a backslash escape.", invalid);
    } catch (YamlEngineException | NoSuchElementException invalid) {
      if (invalid.getCause() instanceof CharacterCodingException) {
        throw new UsageException(file + ":1: expected UTF-8 text, found other bytes.", invalid);
      }
      throw new UsageException(
          file + ":1: expected a snapshot, found: " + invalid.getMessage() + ".", invalid);
    }
  }

  private SnapshotDocument document() {
    expect(Event.ID.StreamStart);
    expect(Event.ID.DocumentStart);
    expect(Event.ID.MappingStart);
    Map<String, String> head = new LinkedHashMap<>();
    List<SchemaObject> objects = new ArrayList<>();
    for (Event key = next(); key.getEventId() != Event.ID.MappingEnd; key = next()) {
      entry(key, "", head, objects);
    }
    Event end = next();
    if (!(end instanceof DocumentEndEvent document && document.isExplicit())) {
      throw problem(end, "expected '...' behind the last object, so the file was cut off");
    }
    expect(Event.ID.StreamEnd);
    SchemaSnapshot snapshot = new SchemaSnapshot(serverMajor(head), extras(head), objects);
    return new SnapshotDocument(file, snapshot, lines);
  }

  /** A fact, which is a text, or an object, which is a mapping. */
  private void entry(
      Event key, String path, Map<String, String> facts, List<SchemaObject> objects) {
    String name = text(key);
    Event value = next();
    switch (value.getEventId()) {
      case Scalar -> {
        if (facts.put(name, text(value)) != null) {
          throw problem(key, "'" + name + "' stands here twice");
        }
      }
      case MappingStart -> objects.add(object(key, name, path));
      default -> throw problem(value, "expected a text or a mapping behind '" + name + "'");
    }
  }

  private SchemaObject object(Event key, String heading, String parent) {
    ObjectKind kind =
        kindOf(heading).orElseThrow(() -> problem(key, "'" + heading + "' is no kind of object"));
    if (kind.isPart() == parent.isEmpty()) {
      throw problem(key, "'" + heading + "' does not belong here");
    }
    String path = parent.isEmpty() ? heading : parent + "/" + heading;
    if (lines.put(path, line(key)) != null) {
      throw problem(key, "'" + heading + "' stands here twice");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    List<SchemaObject> parts = new ArrayList<>();
    for (Event inner = next(); inner.getEventId() != Event.ID.MappingEnd; inner = next()) {
      entry(inner, path, facts, parts);
    }
    return new SchemaObject(kind, heading.substring(kind.toString().length() + 1), facts, parts);
  }

  /** The longest word wins: an operator class is no operator. */
  private static Optional<ObjectKind> kindOf(String heading) {
    for (int end = heading.lastIndexOf(' '); end > 0; end = heading.lastIndexOf(' ', end - 1)) {
      Optional<ObjectKind> kind = ObjectKind.ofWord(heading.substring(0, end));
      if (kind.isPresent()) {
        return kind;
      }
    }
    return Optional.empty();
  }

  private int serverMajor(Map<String, String> head) {
    String format = head.getOrDefault(SnapshotFile.FORMAT_KEY, "none");
    if (!format.equals(String.valueOf(SnapshotFile.FORMAT))) {
      throw new UsageException(
          "%s:1: expected a snapshot of format %d, found %s; write it anew with 'schema-assurance snapshot'."
              .formatted(file, SnapshotFile.FORMAT, format));
    }
    String version = head.getOrDefault(SnapshotFile.SERVER_KEY, "none");
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException wrong) {
      throw new UsageException(
          file + ":1: expected a major version of PostgreSQL, found " + version + ".", wrong);
    }
  }

  private Set<Extra> extras(Map<String, String> head) {
    String words = head.getOrDefault(SnapshotFile.EXTRAS_KEY, "");
    return words.isEmpty()
        ? Set.of()
        : Arrays.stream(words.split(", ", -1))
            .map(this::extra)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Extra.class)));
  }

  private Extra extra(String word) {
    return Arrays.stream(Extra.values())
        .filter(extra -> extra.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new UsageException(file + ":1: '" + word + "' is nothing that a snapshot has."));
  }

  private Event next() {
    return events.next();
  }

  private void expect(Event.ID wanted) {
    Event found = next();
    if (found.getEventId() != wanted) {
      throw problem(found, "expected a snapshot");
    }
  }

  private String text(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getValue();
    }
    throw problem(event, "expected a text");
  }

  private UsageException problem(Event event, String sentence) {
    return new UsageException(file + ":" + line(event) + ": " + sentence + ".");
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
