package org.schemaassurance.drift;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.stream.Collectors;
import org.schemaassurance.ahead.Ahead;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;

/**
 * Writes a snapshot as YAML with one fact a line, in an order that depends on the schema alone:
 * equal schemas have equal texts, and a change touches the lines of what changed.
 */
public final class SnapshotFile {
  /** Is raised when older files can't be read any more. */
  static final int FORMAT = 1;

  static final String FORMAT_KEY = "format";
  static final String SERVER_KEY = "postgresql";
  static final String EXTRAS_KEY = "with";

  private static final String HEADING =
      "# The schema of a database, one fact a line. 'schema-assurance snapshot' writes it; don't edit it by hand.\n";
  private static final String INDENT = "  ";

  /** YAML's end of a document: a file that was cut off has none. */
  private static final String END = "...\n";

  private final StringBuilder text = new StringBuilder();

  private SnapshotFile() {}

  /**
   * Writes the whole snapshot.
   *
   * @throws IOException if the writer cannot take it
   */
  public static void write(SchemaSnapshot snapshot, Writer writer) throws IOException {
    writer.write(HEADING);
    writer.write(head(snapshot));
    for (String object : Ahead.inHalves(snapshot.objects(), SnapshotFile::text)) {
      writer.write(object);
    }
    writer.write(END);
  }

  private static String head(SchemaSnapshot snapshot) {
    SnapshotFile file = new SnapshotFile();
    file.fact("", FORMAT_KEY, String.valueOf(FORMAT));
    file.fact("", SERVER_KEY, String.valueOf(snapshot.serverMajor()));
    if (!snapshot.extras().isEmpty()) {
      file.fact(
          "",
          EXTRAS_KEY,
          snapshot.extras().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
    return file.text.toString();
  }

  private static String text(SchemaObject object) {
    SnapshotFile file = new SnapshotFile();
    file.object("", object);
    return file.text.toString();
  }

  private void object(String indent, SchemaObject object) {
    text.append(indent).append(YamlText.key(object.heading(), indent));
    if (object.facts().isEmpty() && object.parts().isEmpty()) {
      text.append(" {}\n");
      return;
    }
    text.append('\n');
    for (Map.Entry<String, String> fact : object.facts().entrySet()) {
      fact(indent + INDENT, fact.getKey(), fact.getValue());
    }
    for (SchemaObject part : object.parts()) {
      object(indent + INDENT, part);
    }
  }

  private void fact(String indent, String name, String value) {
    text.append(indent)
        .append(name)
        .append(": ")
        .append(YamlText.value(value, indent + INDENT))
        .append('\n');
  }
}
