package org.schemaassurance.acceptance;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.schemaassurance.model.Acceptance;
import org.schemaassurance.yaml.YamlMapping;

/** Reads why, by whom and until when something is accepted. */
final class AcceptanceReader {
  private AcceptanceReader() {}

  static Acceptance read(YamlMapping mapping) {
    return new Acceptance(mapping.text("reason"), mapping.text("owner"), expires(mapping));
  }

  private static LocalDate expires(YamlMapping mapping) {
    String text = mapping.text("expires");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException wrong) {
      throw mapping.problemWith(
          "expires", "expected a day like 2027-01-31 for 'expires', found " + mapping.quoted(text));
    }
  }
}
