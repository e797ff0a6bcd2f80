package org.schemaassurance.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schemaassurance.files.YamlTree;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.PlainText;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.UsageException;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Makes a snapshot of the events of a parser of YAML: a tree of nodes of a schema with thousands of
 * tables takes several times as long.
 */
final class SnapshotComposer {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  private final String file;
  private final Iterator<Event> events;
  private final Map<String, Integer> lines = new HashMap<>();

  /**
   * @param file for messages
   * @param events of the whole file
   */
  SnapshotComposer(String file, Iterator<Event> events) {
    this.file = file;
    this.events = events;
  }

  /**
   * The snapshot, and the lines of its objects.
   *
   * @throws UsageException if it is none that this version can read
   */
  SnapshotDocument document() {
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
          throw problem(key, "this fact stands here twice");
        }
      }
      case MappingStart -> objects.add(object(key, name, path));
      default -> throw problem(value, "expected a text or a mapping");
    }
  }

  private SchemaObject object(Event key, String heading, String parent) {
    ObjectKind kind =
        kindOf(heading)
            .orElseThrow(
                () -> problem(key, "expected a kind of object, such as table, and a name"));
    if (kind.isPart() == parent.isEmpty()) {
      throw problem(key, "a " + kind + " does not belong here");
    }
    String path = parent.isEmpty() ? heading : parent + "/" + heading;
    if (lines.put(path, line(key)) != null) {
      throw problem(key, "this " + kind + " stands here twice");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    List<SchemaObject> parts = new ArrayList<>();
    for (Event inner = next(); inner.getEventId() != Event.ID.MappingEnd; inner = next()) {
      entry(inner, path, facts, parts);
    }
    String name = heading.substring(kind.toString().length() + 1);
    return new SchemaObject(
        isOfTheCluster(kind, name) ? ObjectKind.CLUSTER_SETTING : kind, name, facts, parts);
  }

  /** Files of before that was told apart have them among the database's own settings. */
  private static boolean isOfTheCluster(ObjectKind kind, String name) {
    return kind == ObjectKind.SETTING
        && name.contains(" of role ")
        && !name.endsWith(" in the database");
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
          "%s:1:1: expected a snapshot of format %d, found %s; write it anew with 'schema-assurance snapshot'."
              .formatted(
                  file, SnapshotFile.FORMAT, NUMBER.matcher(format).matches() ? format : "none"));
    }
    String version = head.getOrDefault(SnapshotFile.SERVER_KEY, "none");
    if (!NUMBER.matcher(version).matches()) {
      throw new UsageException(
          file + ":1:1: expected a major version of PostgreSQL behind 'postgresql'.");
    }
    return Integer.parseInt(version);
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
            () ->
                new UsageException(
                    file
                        + ":1:1: expected owners, privileges, comments or cluster-settings behind 'with'."));
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
      if (scalar.getValue().length() > YamlTree.LONGEST_TEXT) {
        throw problem(
            event,
            "expected at most %,d characters in one text, found %,d"
                .formatted(YamlTree.LONGEST_TEXT, scalar.getValue().length()));
      }
      PlainText.faultOf(scalar.getValue())
          .ifPresent(
              fault -> {
                throw problem(event, "expected text, found " + fault);
              });
      return scalar.getValue();
    }
    throw problem(event, "expected a text");
  }

  private UsageException problem(Event event, String sentence) {
    return new UsageException(
        event.getStartMark().map(mark -> place(file, mark)).orElse(file + ":1:1")
            + ": "
            + sentence
            + ".");
  }

  /** Where it is, for messages. */
  static String place(String file, Mark mark) {
    return file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
  }

  private static int line(Event event) {
    return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
