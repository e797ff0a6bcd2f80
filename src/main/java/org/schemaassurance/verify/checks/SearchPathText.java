package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a {@code search_path}, as SplitIdentifierString in the server reads it. */
final class SearchPathText {
  /** Stands for the schema that is called as the role is. */
  static final String OWN_SCHEMA = "$user";

  /** What a server starts with. */
  static final String BUILT_IN = "\"$user\", public";

  private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,\\s\"]+)");

  private SearchPathText() {}

  /** Quotes around the whole make one name of several, with commas in it. */
  static List<String> takenForOne(String name) {
    return name.contains(",") ? schemas(name) : List.of();
  }

  /** The schemas in their order. */
  static List<String> schemas(String text) {
    List<String> schemas = new ArrayList<>();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      String name =
          part.group(1) == null
              ? part.group(2).toLowerCase(Locale.ROOT)
              : part.group(1).replace("\"\"", "\"");
      if (!name.isEmpty()) {
        schemas.add(name);
      }
    }
    return schemas;
  }
}
