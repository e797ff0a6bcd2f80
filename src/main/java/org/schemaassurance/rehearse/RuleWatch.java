package org.schemaassurance.rehearse;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.model.Finding;

/** Rules and behaviours from changeset to changeset: which held before one, and do not after it. */
public final class RuleWatch {
  /** Nobody asks for any. */
  public static final RuleWatch NONE = new RuleWatch(database -> List.of());

  private final Function<ConnectionSettings, List<Finding>> judge;
  private Set<Subject> held = Set.of();

  private record Subject(String rule, String object) {
    static Subject of(Finding finding) {
      return new Subject(finding.rule().name(), finding.object());
    }
  }

  /**
   * @param judge evaluates all of them on a database
   */
  public RuleWatch(Function<ConnectionSettings, List<Finding>> judge) {
    this.judge = judge;
  }

  /** Looks, whatever is broken. */
  void look(ConnectionSettings database) {
    newlyBroken(database);
  }

  /**
   * Looks again.
   *
   * @return what is broken now and held at the look before
   */
  List<Finding> newlyBroken(ConnectionSettings database) {
    List<Finding> now = judge.apply(database);
    List<Finding> broken =
        now.stream()
            .filter(finding -> finding.status() == Finding.Status.BROKEN)
            .filter(finding -> held.contains(Subject.of(finding)))
            .toList();
    held =
        now.stream()
            .filter(finding -> finding.status() == Finding.Status.HOLDS)
            .map(Subject::of)
            .collect(Collectors.toSet());
    return broken;
  }
}
