package org.schemaassurance.drift;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.stream.Collectors;
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

  private final Writer writer;

  private SnapshotFile(Writer writer) {
    this.writer = writer;
  }

  /**
   * Writes the whole snapshot.
   *
   * @throws IOException if the writer cannot take it
   */
  public static void write(SchemaSnapshot snapshot, Writer writer) throws IOException {
    SnapshotFile file = new SnapshotFile(writer);
    writer.write(HEADING);
    file.fact("", FORMAT_KEY, String.valueOf(FORMAT));
    file.fact("", SERVER_KEY, String.valueOf(snapshot.serverMajor()));
    if (!snapshot.extras().isEmpty()) {
      file.fact(
          "",
          EXTRAS_KEY,
          snapshot.extras().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
    for (SchemaObject object : snapshot.objects()) {
      file.object("", object);
    }
    writer.write(END);
  }

  private void object(String indent, SchemaObject object) throws IOException {
    writer.write(indent);
    writer.write(YamlText.key(object.heading(), indent));
    if (object.facts().isEmpty() && object.parts().isEmpty()) {
      writer.write(" {}\n");
      return;
    }
    writer.write("\n");
    for (Map.Entry<String, String> fact : object.facts().entrySet()) {
      fact(indent + INDENT, fact.getKey(), fact.getValue());
    }
    for (SchemaObject part : object.parts()) {
      object(indent + INDENT, part);
    }
  }

  private void fact(String indent, String name, String value) throws IOException {
    writer.write(indent);
    writer.write(name);
    writer.write(": ");
    writer.write(YamlText.value(value, indent + INDENT));
    writer.write("\n");
  }
}
