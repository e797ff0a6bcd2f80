package org.schemaassurance.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import org.schemaassurance.rules.Rule;

/** The rules of rule files, in their order. */
public final class RuleList {
  private final List<Rule> rules;

  public RuleList(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** For people: aligned columns below the headings of the sections. */
  public void writeText(Writer writer) throws IOException {
    String format =
        "  %-"
            + width(Rule::name)
            + "s  %-"
            + width(Rule::check)
            + "s  %-"
            + width(RuleList::object)
            + "s  %-7s  %s";
    String section = "";
    for (Rule rule : rules) {
      if (!rule.section().equals(section)) {
        writer.write((section.isEmpty() ? "" : "\n") + TerminalText.safe(rule.section()) + "\n");
        section = rule.section();
      }
      String line =
          format.formatted(rule.name(), rule.check(), object(rule), rule.severity(), place(rule));
      writer.write(TerminalText.safe(line) + "\n");
    }
  }

  /** For programs: an array of objects. */
  public void writeJson(Writer writer) throws IOException {
    try (JsonGenerator json = JsonParts.generator(writer)) {
      json.writeStartArray();
      for (Rule rule : rules) {
        json.writeStartObject();
        json.writeStringField("rule", rule.name());
        json.writeStringField("check", rule.check());
        json.writeStringField("object", object(rule));
        json.writeStringField("severity", rule.severity().toString());
        json.writeStringField("section", rule.section());
        json.writeStringField("file", rule.location().file());
        json.writeNumberField("line", rule.location().line());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    writer.write(System.lineSeparator());
  }

  private int width(Function<Rule, String> column) {
    return rules.stream().map(column).mapToInt(String::length).max().orElse(1);
  }

  private static String object(Rule rule) {
    return rule.declaration().object();
  }

  private static String place(Rule rule) {
    return rule.location().file() + ":" + rule.location().line();
  }
}
