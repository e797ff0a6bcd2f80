package org.schemaassurance.rules;

import java.util.Map;
import java.util.Set;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.PlainText;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.yaml.Spelling;

/** What {@code --set} gives for the parameters of rule files. */
final class Parameters {
  /** Characters; PostgreSQL's identifiers have 63 bytes. */
  static final int LONGEST = 100;

  private Parameters() {}

  /**
   * @throws UsageException if one of them can be no identifier
   */
  static void requireIdentifiers(Map<String, String> given) {
    given.forEach(Parameters::requireIdentifier);
  }

  private static void requireIdentifier(String name, String value) {
    if (value.length() > LONGEST) {
      throw new UsageException("--set: " + tooLong(name) + ".");
    }
    PlainText.faultOf(value)
        .ifPresent(
            fault -> {
              throw new UsageException("--set: expected text, found " + fault + ".");
            });
  }

  static String tooLong(String name) {
    return "expected at most "
        + LONGEST
        + " characters for the parameter "
        + Excerpt.of(name)
        + ", since it stands for an identifier";
  }

  /**
   * @param declared those of all files
   * @throws UsageException if one is given that no file declares
   */
  static void refuseUndeclared(Set<String> given, Set<String> declared) {
    for (String name : given) {
      if (!declared.contains(name)) {
        String nearest =
            Spelling.nearest(name, declared)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
        throw new UsageException(
            "No rule file declares the parameter " + Excerpt.of(name) + "." + nearest);
      }
    }
  }
}
