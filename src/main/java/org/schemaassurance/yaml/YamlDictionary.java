package org.schemaassurance.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A mapping whose keys the user chooses, so that every one is known: names and what is said of
 * each, in their order.
 */
record YamlDictionary(YamlSource source, YamlEntries entries, YamlParameters parameters) {

  /** Each value as a text. */
  Map<String, String> texts() {
    return each(YamlValue::text);
  }

  /** Each value as a list of texts, one at least; a single text is a list of one. */
  Map<String, List<String>> lists() {
    return each(YamlValue::textsButNone);
  }

  /** Each value as a mapping without unknown keys; a text counts as {@code shorthand: text}. */
  <T> Map<String, T> mappings(String shorthand, Function<YamlMapping, T> reader) {
    return each(
        value -> {
          YamlMapping mapping = value.mapping(shorthand);
          T read = reader.apply(mapping);
          mapping.refuseUnknownKeys();
          return read;
        });
  }

  private <T> Map<String, T> each(Function<YamlValue, T> reader) {
    Map<String, T> values = new LinkedHashMap<>();
    for (String key : entries.keys()) {
      values.put(key, reader.apply(new YamlValue(key, entries.required(key), source, parameters)));
    }
    return values;
  }
}
