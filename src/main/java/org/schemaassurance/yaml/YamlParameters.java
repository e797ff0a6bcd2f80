package org.schemaassurance.yaml;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.schemaassurance.files.YamlTree;
import org.schemaassurance.model.SqlIdentifier;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * What <code>${name}</code> stands for in the texts of a file: identifiers.
 *
 * @param spelling how an identifier is written into a text
 */
record YamlParameters(Map<String, String> values, UnaryOperator<String> spelling) {

  /** Identifiers as SQL has them, in quotes where they need them. */
  static YamlParameters ofSql(Map<String, String> values) {
    return new YamlParameters(values, SqlIdentifier::display);
  }

  /** The same, written as they were given. */
  YamlParameters asGiven() {
    return new YamlParameters(values, UnaryOperator.identity());
  }

  /** {@code ${name}} is replaced, and <code>$${</code> is a plain <code>${</code>. */
  String replacedIn(String text, Node place, YamlSource source) {
    if (!text.contains("${")) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    int lastClose = text.lastIndexOf('}');
    int at = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
      boolean plain = open > at && text.charAt(open - 1) == '$';
      result.append(text, at, plain ? open - 1 : open);
      at = open + 2;
      if (plain || lastClose < at) {
        result.append("${");
      } else {
        int close = text.indexOf('}', at);
        result.append(value(text.substring(at, close), place, source));
        at = close + 1;
      }
      requireShort(result, place, source);
    }
    return result.append(text, at, text.length()).toString();
  }

  private static void requireShort(StringBuilder text, Node place, YamlSource source) {
    if (text.length() > YamlTree.LONGEST_TEXT) {
      throw source.problem(
          place,
          "expected at most %,d characters in one text, found more with its parameters"
              .formatted(YamlTree.LONGEST_TEXT));
    }
  }

  private String value(String name, Node place, YamlSource source) {
    return Optional.ofNullable(values.get(name))
        .map(spelling)
        .orElseThrow(
            () ->
                source.problem(
                    place,
                    "the parameter" + source.named(name) + " is not declared" + declared(source)));
  }

  private String declared(YamlSource source) {
    return values.isEmpty() || !source.shown()
        ? ""
        : "; declared are: " + String.join(", ", values.keySet());
  }
}
