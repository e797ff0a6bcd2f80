package org.schemaassurance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schemaassurance.model.Severity;

/**
 * What is looked for in a database of which nothing has been declared.
 *
 * @param limits of the queries, and of all
 * @param only ids of lints, in which {@code *} stands for any characters; empty for those that are
 *     on by default
 * @param except the same, of those that are left out
 * @param severities by such ids, where what is found weighs otherwise than by default; the last
 *     that matches counts
 * @param schemas names of schemas, letter by letter; empty for all, and for what belongs to none
 * @param waivers of what is accepted
 */
public record LintOptions(
    TimeLimits limits,
    List<String> only,
    List<String> except,
    Map<String, Severity> severities,
    Set<String> schemas,
    AcceptedFindings waivers) {
  /** All that is on by default, everywhere, nothing accepted, limited as the default says. */
  public static final LintOptions DEFAULT =
      new LintOptions(
          TimeLimits.DEFAULT, List.of(), List.of(), Map.of(), Set.of(), AcceptedFindings.NONE);

  public LintOptions {
    only = List.copyOf(only);
    except = List.copyOf(except);
    severities = Collections.unmodifiableMap(new LinkedHashMap<>(severities));
    schemas = Set.copyOf(schemas);
  }

  /** The same, with other lints. */
  public LintOptions only(String... ids) {
    return new LintOptions(limits, List.of(ids), except, severities, schemas, waivers);
  }

  /** The same within other limits. */
  public LintOptions within(TimeLimits other) {
    return new LintOptions(other, only, except, severities, schemas, waivers);
  }
}
