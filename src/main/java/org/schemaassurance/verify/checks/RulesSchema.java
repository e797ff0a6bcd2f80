package org.schemaassurance.verify.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schemaassurance.verify.Check;

/**
 * The JSON Schema, draft 2020-12, of rule files: what every file has, and the part of each check.
 */
public final class RulesSchema {
  private static final String TEMPLATE = "rules.schema.template";

  private RulesSchema() {}

  /** The schema's text. */
  public static String text() {
    return template()
        .replace("@names@", ofEach(12, check -> "\"" + check.name() + "\""))
        .replace("@conditions@", ofEach(8, RulesSchema::condition))
        .replace(
            "@definitions@",
            ofEach(4, check -> "\"" + check.name() + "\": " + check.schema().strip()));
  }

  private static String condition(Check<?> check) {
    return """
        {"if": {"properties": {"check": {"const": "%s"}}, "required": ["check"]}, "then": {"$ref": "#/$defs/%s"}}"""
        .formatted(check.name(), check.name());
  }

  /**
   * @param indentation in blanks, of each line but the first
   */
  private static String ofEach(int indentation, Function<Check<?>, String> text) {
    String newLine = "\n" + " ".repeat(indentation);
    return Checks.ALL.stream()
        .map(text)
        .map(part -> part.replace("\n", newLine))
        .collect(Collectors.joining("," + newLine));
  }

  private static String template() {
    try (InputStream text = RulesSchema.class.getResourceAsStream(TEMPLATE)) {
      if (text == null) {
        throw new IllegalStateException(TEMPLATE + " is not in the jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
