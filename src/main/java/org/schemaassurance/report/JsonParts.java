package org.schemaassurance.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import org.schemaassurance.model.Target;

/** What the JSON answers of all verbs have in common. */
final class JsonParts {
  private JsonParts() {}

  /** The members of the answer's object. */
  @FunctionalInterface
  interface Members {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /**
   * Writes one indented object, the tool and its version first; the writer stays open.
   *
   * @throws IOException if the writer cannot take it
   */
  static void writeAnswer(Writer writer, String toolVersion, Members members) throws IOException {
    try (JsonGenerator json = generator(writer)) {
      json.writeStartObject();
      json.writeObjectFieldStart("tool");
      json.writeStringField("name", "schema-assurance");
      json.writeStringField("version", toolVersion);
      json.writeEndObject();
      members.writeTo(json);
      json.writeEndObject();
    }
    writer.write(System.lineSeparator());
  }

  /** Indents, escapes what a terminal could take for more than text, and leaves the writer open. */
  static JsonGenerator generator(Writer writer) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(new HarmlessJson(writer));
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setPrettyPrinter(new DefaultPrettyPrinter());
    return json;
  }

  /** Writes where it was. */
  static void writeTarget(JsonGenerator json, Target target) throws IOException {
    json.writeObjectFieldStart("target");
    json.writeStringField("host", target.host());
    json.writeNumberField("port", target.port());
    json.writeStringField("database", target.database());
    json.writeStringField("user", target.user());
    json.writeStringField("serverVersion", target.serverVersion());
    if (target.queriesAs().isPresent()) {
      json.writeBooleanField("superuser", target.superuser());
      json.writeStringField("queriesAs", target.queriesAs().get());
    }
    json.writeEndObject();
  }
}
