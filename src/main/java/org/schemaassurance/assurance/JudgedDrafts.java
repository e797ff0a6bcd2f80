package org.schemaassurance.assurance;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.TerminalText;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.rules.init.DraftRule;
import org.schemaassurance.rules.init.DraftSection;
import org.schemaassurance.rules.init.Subject;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.RuleEngine;
import org.schemaassurance.verify.checks.Checks;

/** Which drafts hold; of one that does not, which of its pieces do. */
final class JudgedDrafts {
  private final RuleFileReader reader = new RuleFileReader(Checks.ALL);
  private final RuleEngine engine = new RuleEngine(Checks.ALL);
  private final Evidence evidence;
  private final Map<DraftRule, String> doubts = new LinkedHashMap<>();
  private final Set<Subject> subjects = new HashSet<>();

  JudgedDrafts(Evidence evidence) {
    this.evidence = evidence;
  }

  /** The sections with what is left of the drafts, those in doubt too. */
  List<DraftSection> of(List<DraftSection> sections) {
    return sections.stream()
        .map(
            section ->
                new DraftSection(
                    section.title(), section.rules().stream().flatMap(this::judged).toList()))
        .toList();
  }

  /** Why each draft in doubt cannot stand as a rule. */
  Map<DraftRule, String> doubts() {
    return Collections.unmodifiableMap(doubts);
  }

  /** What the rules that hold are about. */
  Set<Subject> subjects() {
    return Collections.unmodifiableSet(subjects);
  }

  private Stream<DraftRule> judged(DraftRule draft) {
    Optional<String> reason = doubt(draft);
    if (reason.isEmpty()) {
      subjects.addAll(draft.subjects());
      return Stream.of(draft);
    }
    boolean worthTakingApart = !draft.pieces().isEmpty() && doubt(draft.pieces().get(0)).isEmpty();
    if (worthTakingApart) {
      return draft.pieces().stream().flatMap(this::judged);
    }
    doubts.put(draft, reason.get());
    return Stream.of(draft);
  }

  private Optional<String> doubt(DraftRule draft) {
    try {
      List<Rule> rules = reader.readText(draft.name(), draft.asFile()).rules();
      return engine.evaluate(rules, evidence).findings().stream()
          .filter(finding -> finding.status() != Finding.Status.HOLDS)
          .map(finding -> TerminalText.safe(finding.message()))
          .findFirst();
    } catch (UsageException unreadable) {
      // What the catalog prints and a rule cannot say yet: better no rule than no file.
      return Optional.of(TerminalText.safe(unreadable.getMessage()));
    }
  }
}
