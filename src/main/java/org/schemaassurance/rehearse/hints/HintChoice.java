package org.schemaassurance.rehearse.hints;

import java.util.List;

/**
 * Which hints are looked for.
 *
 * @param only their ids; empty for those that are on by default
 * @param except the ids of those that are not
 */
public record HintChoice(List<String> only, List<String> except) {
  /** Those that are on by default. */
  public static final HintChoice DEFAULT = new HintChoice(List.of(), List.of());

  public HintChoice {
    only = List.copyOf(only);
    except = List.copyOf(except);
  }

  /**
   * What is looked for, in the order of the registry.
   *
   * @throws org.schemaassurance.model.UsageException if there is none of one of the ids
   */
  public List<Hint> hints() {
    only.forEach(Hints::require);
    except.forEach(Hints::require);
    return Hints.ALL.stream()
        .filter(hint -> only.isEmpty() ? hint.byDefault() : only.contains(hint.id()))
        .filter(hint -> !except.contains(hint.id()))
        .toList();
  }
}
