package org.schemaassurance.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import org.schemaassurance.model.DeclaredRule;

/** The rules of rule files, in their order. */
public final class RuleList {
  private final List<DeclaredRule> rules;

  public RuleList(List<DeclaredRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** For people: aligned columns below the headings of the sections. */
  public void writeText(Writer writer) throws IOException {
    String format =
        "  %-"
            + width(DeclaredRule::name)
            + "s  %-"
            + width(DeclaredRule::check)
            + "s  %-"
            + width(DeclaredRule::object)
            + "s  %-7s  %s";
    String section = "";
    for (DeclaredRule rule : rules) {
      if (!rule.section().equals(section)) {
        writer.write((section.isEmpty() ? "" : "\n") + TerminalText.safe(rule.section()) + "\n");
        section = rule.section();
      }
      String line =
          format.formatted(rule.name(), rule.check(), rule.object(), rule.severity(), place(rule));
      writer.write(TerminalText.safe(line) + "\n");
    }
  }

  /** For programs: an array of objects. */
  public void writeJson(Writer writer) throws IOException {
    try (JsonGenerator json = JsonParts.generator(writer)) {
      json.writeStartArray();
      for (DeclaredRule rule : rules) {
        json.writeStartObject();
        json.writeStringField("rule", rule.name());
        json.writeStringField("check", rule.check());
        json.writeStringField("object", rule.object());
        json.writeStringField("severity", rule.severity().toString());
        json.writeStringField("section", rule.section());
        json.writeStringField("file", rule.place().file());
        json.writeNumberField("line", rule.place().line());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    writer.write(System.lineSeparator());
  }

  private int width(Function<DeclaredRule, String> column) {
    return rules.stream().map(column).mapToInt(String::length).max().orElse(1);
  }

  private static String place(DeclaredRule rule) {
    return rule.place().file() + ":" + rule.place().line();
  }
}
