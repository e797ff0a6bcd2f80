package org.schemaassurance.lint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.yaml.Spelling;

/**
 * Which lints are asked for.
 *
 * @param only their ids, in which {@code *} stands for any characters; empty for those that are on
 *     by default
 * @param except the same, of those that are left out
 * @param severities by such ids; the last that matches counts
 */
public record LintChoice(List<String> only, List<String> except, Map<String, Severity> severities) {

  /** Those that are on by default. */
  public static final LintChoice DEFAULT = new LintChoice(List.of(), List.of(), Map.of());

  public LintChoice {
    only = List.copyOf(only);
    except = List.copyOf(except);
  }

  /**
   * What is asked for, in the order of the registry, each with its severity.
   *
   * @throws UsageException if one of the ids means none, or none is left
   */
  public List<Lint> lints() {
    requireKnown(only);
    requireKnown(except);
    requireKnown(severities.keySet());
    List<Lint> chosen =
        Lints.ALL.stream()
            .filter(only.isEmpty() ? Lint::byDefault : lint -> means(only, lint))
            .filter(Predicate.not(lint -> means(except, lint)))
            .map(this::weighed)
            .toList();
    if (chosen.isEmpty()) {
      throw new UsageException("No lint is left to run.");
    }
    return chosen;
  }

  private Lint weighed(Lint lint) {
    return severities.entrySet().stream()
        .filter(entry -> pattern(entry.getKey()).matcher(lint.id()).matches())
        .reduce((first, last) -> last)
        .map(entry -> lint.withSeverity(entry.getValue()))
        .orElse(lint);
  }

  private static boolean means(Collection<String> ids, Lint lint) {
    return ids.stream().anyMatch(id -> pattern(id).matcher(lint.id()).matches());
  }

  private static Pattern pattern(String id) {
    return Pattern.compile(Pattern.quote(id).replace("*", "\\E.*\\Q"));
  }

  private static void requireKnown(Collection<String> ids) {
    for (String id : ids) {
      if (Lints.ALL.stream().noneMatch(lint -> pattern(id).matcher(lint.id()).matches())) {
        throw unknown(id);
      }
    }
  }

  /** What is said of an id that means nothing. */
  static UsageException unknown(String id) {
    Optional<String> nearest = Spelling.nearest(id, Lints.ALL.stream().map(Lint::id).toList());
    return new UsageException(
        "There is no lint '"
            + id
            + "'. "
            + nearest
                .map(near -> "Did you mean '" + near + "'?")
                .orElse("'lint --explain' tells which there are."));
  }
}
