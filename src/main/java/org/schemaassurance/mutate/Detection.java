package org.schemaassurance.mutate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.MutationReport.Fate;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.rules.Behaviour;

/**
 * Who noticed a sabotage: rules or behaviours with a finding that names the object and was not
 * there before.
 */
final class Detection {
  private final Set<String> before = new HashSet<>();

  /**
   * @param findings those before any sabotage
   */
  Detection(List<Finding> findings) {
    findings.stream().filter(Detection::complains).map(Detection::text).forEach(before::add);
  }

  /** Judges a mutant by the findings after it. */
  Fate fate(Mutant mutant, List<Finding> findings) {
    List<RuleIdentity> noticed =
        findings.stream()
            .filter(Detection::complains)
            .filter(finding -> !before.contains(text(finding)))
            .filter(finding -> means(finding, mutant))
            .map(Finding::rule)
            .distinct()
            .toList();
    return noticed.isEmpty()
        ? new Fate.Survived("No rule noticed.")
        : new Fate.Killed(named(noticed, false), named(noticed, true));
  }

  private static List<String> named(List<RuleIdentity> noticed, boolean behaviours) {
    return noticed.stream()
        .filter(rule -> rule.check().equals(Behaviour.KIND) == behaviours)
        .map(RuleIdentity::name)
        .toList();
  }

  /** A warning counts: somebody is told. */
  private static boolean complains(Finding finding) {
    return finding.status() == Status.BROKEN || finding.status() == Status.UNKNOWN;
  }

  private static String text(Finding finding) {
    return finding.rule().name()
        + " "
        + finding.status()
        + " "
        + finding.object()
        + " "
        + finding.message();
  }

  private static boolean means(Finding finding, Mutant mutant) {
    return mutant
        .violates()
        .map(finding.rule().name()::equals)
        .orElseGet(() -> names(finding.object() + " " + finding.message(), mutant.object()));
  }

  /** As a whole name: {@code public.orders} is not named by {@code public.orders_old}. */
  private static boolean names(String text, String object) {
    return Pattern.compile("(?<![\\w$.])" + Pattern.quote(object) + "(?![\\w$])")
        .matcher(text)
        .find();
  }
}
