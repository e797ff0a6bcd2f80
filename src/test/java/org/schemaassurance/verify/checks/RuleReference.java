package org.schemaassurance.verify.checks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.Reference;
import org.schemaassurance.verify.Check;

/** What a rule file can say, in Markdown: the JSON Schema's keys and the pages of the checks. */
final class RuleReference {
  /** What each rule needs, whatever its check is. */
  private static final List<String> EVERY_RULE = List.of("rule", "check");

  private static final List<String> ANY_RULE = List.of("rule", "check", "severity", "hint");

  private final Map<?, ?> schema;

  private RuleReference(Map<?, ?> schema) {
    this.schema = schema;
  }

  /** The page, behind its notice. */
  static String text() throws IOException {
    return new RuleReference((Map<?, ?>) Json.read(RulesSchema.text())).page();
  }

  private String page() {
    StringBuilder text = new StringBuilder("# Rules\n\n");
    text.append(
        """
        Every key of a rule file, and every check with its page, as `rules explain CHECK` prints it. `rules schema` prints the JSON Schema from which an
        editor completes and checks these files. How rules are written is on [another page](../rules.md).

        | check | |
        | --- | --- |
        """);
    Checks.ALL.forEach(
        check ->
            text.append(
                "| [%1$s](#%1$s) | %2$s |%n".formatted(check.name(), check.firstSentence())));
    text.append("\n## A rule file\n\n").append(keys(schema));
    append(text, "Every rule", Map.of("properties", ofEveryRule(), "required", EVERY_RULE));
    append(text, "Waivers", in(schema, "properties", "waivers", "items"));
    append(text, "Behaviours", in(schema, "$defs", "behaviour"));
    append(text, "Mutants", in(schema, "properties", "mutants", "items"));
    append(text, "Backfills", in(schema, "$defs", "backfill"));
    text.append("\n## Checks\n");
    Checks.ALL.forEach(check -> append(text, check));
    return text.toString();
  }

  private void append(StringBuilder text, String title, Map<?, ?> definition) {
    text.append("\n### ").append(title).append("\n\n").append(keys(definition));
  }

  /** The page, with its keys in front of the example. */
  private void append(StringBuilder text, Check<?> check) {
    String page = Reference.lowered(check.page(), 2);
    String keys = "#### Keys\n\n" + keys(in(schema, "$defs", check.name())) + "\n";
    text.append('\n')
        .append(
            page.replaceFirst(
                "(?m)^(?=#### Example$)", keys.replace("\\", "\\\\").replace("$", "\\$")));
  }

  private String keys(Map<?, ?> definition) {
    List<?> required = definition.get("required") instanceof List<?> keys ? keys : List.of();
    return in(definition, "properties").entrySet().stream()
        .filter(entry -> !isOfACheck(definition) || !ANY_RULE.contains(entry.getKey()))
        .map(entry -> line(entry, required.contains(entry.getKey())))
        .collect(Collectors.joining("", "| key | | |\n| --- | --- | --- |\n", ""));
  }

  private static boolean isOfACheck(Map<?, ?> definition) {
    return in(definition, "properties").get("check") instanceof Map<?, ?> check
        && check.containsKey("const");
  }

  private Map<?, ?> ofEveryRule() {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("rule", in(schema, "$defs", "name"));
    keys.put("check", Map.of("description", "Which check: one of those below."));
    keys.put("severity", in(schema, "$defs", "severity"));
    keys.put("hint", in(schema, "$defs", "hint"));
    return keys;
  }

  private String line(Map.Entry<?, ?> key, boolean isRequired) {
    Map<?, ?> definition = resolved((Map<?, ?>) key.getValue());
    return "| `%s` | %s | %s |%n"
        .formatted(
            key.getKey(),
            Reference.cell(text(definition, "description").orElse("")),
            Reference.cell(isRequired ? "needed" : byDefault(definition)));
  }

  private static String byDefault(Map<?, ?> definition) {
    return Optional.ofNullable((Object) definition.get("default"))
        .map(value -> "`" + value + "`")
        .orElse("");
  }

  private Map<?, ?> resolved(Map<?, ?> definition) {
    return text(definition, "$ref")
        .<Map<?, ?>>map(name -> in(schema, name.substring("#/".length()).split("/")))
        .orElse(definition);
  }

  private static Optional<String> text(Map<?, ?> definition, String key) {
    return Optional.ofNullable((String) definition.get(key));
  }

  private static Map<?, ?> in(Map<?, ?> from, String... path) {
    Map<?, ?> found = from;
    for (String step : path) {
      found = (Map<?, ?>) found.get(step);
    }
    return found;
  }
}
