package org.schemaassurance.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Severity;

/** The rules of a SARIF file, each with its help, numbered in order of appearance. */
final class SarifRules {
  private final Map<String, List<Finding>> findingsByRule = new LinkedHashMap<>();
  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final RulePages pages;

  SarifRules(List<Finding> findings, RulePages pages) {
    this.pages = pages;
    for (Finding finding : findings) {
      findingsByRule.computeIfAbsent(id(finding), rule -> new ArrayList<>()).add(finding);
      indexes.putIfAbsent(id(finding), indexes.size());
    }
  }

  static String id(Finding finding) {
    return TerminalText.onOneLine(finding.rule().name());
  }

  int index(Finding finding) {
    return indexes.get(id(finding));
  }

  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("rules");
    for (Map.Entry<String, List<Finding>> rule : findingsByRule.entrySet()) {
      writeRule(json, rule.getKey(), rule.getValue());
    }
    json.writeEndArray();
  }

  private void writeRule(JsonGenerator json, String id, List<Finding> findings) throws IOException {
    List<String> checks =
        findings.stream().map(finding -> finding.rule().check()).distinct().sorted().toList();
    Optional<RulePages.Page> page =
        checks.stream()
            .flatMap(check -> pages.page(findings.get(0).rule().name(), check).stream())
            .findFirst();
    String description = TerminalText.onOneLine(id + " (" + String.join(", ", checks) + ")");
    json.writeStartObject();
    json.writeStringField("id", id);
    writeText(json, "shortDescription", description);
    writeText(json, "fullDescription", page.map(RulePages.Page::summary).orElse(description));
    json.writeObjectFieldStart("help");
    json.writeStringField("text", page.map(RulePages.Page::markdown).orElse(description));
    if (page.isPresent()) {
      json.writeStringField("markdown", page.get().markdown());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", level(findings).toString());
    json.writeEndObject();
    json.writeObjectFieldStart("properties");
    json.writeArrayFieldStart("tags");
    for (String check : checks) {
      json.writeString(TerminalText.onOneLine(check));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static SarifLevel level(List<Finding> findings) {
    Severity gravest =
        findings.stream().map(Finding::severity).min(Comparator.naturalOrder()).orElseThrow();
    return SarifLevel.of(gravest);
  }

  private static void writeText(JsonGenerator json, String key, String text) throws IOException {
    json.writeObjectFieldStart(key);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
