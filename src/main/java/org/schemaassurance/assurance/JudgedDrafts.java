package org.schemaassurance.assurance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.files.Project;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.TerminalText;
import org.schemaassurance.report.UnreadableChangelog;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.rules.init.ClosedListDraft;
import org.schemaassurance.rules.init.DraftRule;
import org.schemaassurance.rules.init.DraftSection;
import org.schemaassurance.rules.init.Subject;
import org.schemaassurance.verify.DeclaredByRules;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.RuleEngine;
import org.schemaassurance.verify.checks.ChangelogCheck.DeclaredChangelog;
import org.schemaassurance.verify.checks.Checks;
import org.schemaassurance.verify.checks.UnrunChangesets;

/** Which drafts hold; of one that does not, which of its pieces do. */
final class JudgedDrafts {
  private final RuleFileReader reader = new RuleFileReader(Checks.ALL);
  private final RuleEngine engine = new RuleEngine(Checks.ALL);
  private final Evidence evidence;
  private final List<Declaration> declared = new ArrayList<>();
  private final Map<DraftRule, String> doubts = new LinkedHashMap<>();
  private final Set<Subject> subjects = new HashSet<>();
  private final List<String> unrun = new ArrayList<>();

  /** A draft as it is read back, and why it cannot stand. */
  private record Judged(List<Rule> rules, Optional<String> doubt) {}

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

  /**
   * The same of a section whose rules name files of a project. One of a changelog stands where the
   * next update mends all that breaks it: who is told of it then has the rule already.
   */
  DraftSection of(DraftSection section, Project project) {
    return new DraftSection(
        section.title(),
        section.rules().stream()
            .flatMap(draft -> judged(draft, ahead(judge(draft, evidence, project))))
            .toList());
  }

  private Judged ahead(Judged judged) {
    return DeclaredChangelog.of(judged.rules())
        .findFirst()
        .filter(declared -> judged.doubt().isPresent())
        .map(declared -> ahead(judged, declared))
        .orElse(judged);
  }

  private Judged ahead(Judged judged, DeclaredChangelog declared) {
    try {
      Optional<UnrunChangesets> behind = UnrunChangesets.alone(declared, evidence.changelog());
      behind.map(UnrunChangesets::sentence).map(TerminalText::safe).ifPresent(unrun::add);
      return behind.isPresent() ? new Judged(judged.rules(), Optional.empty()) : judged;
    } catch (UsageException unreadable) {
      return new Judged(
          judged.rules(),
          Optional.of(
              TerminalText.safe(unreadable.getMessage()) + " " + UnreadableChangelog.REMEDY));
    }
  }

  /** Which changesets have not run of those whose rules stand all the same, a sentence a rule. */
  List<String> unrun() {
    return Collections.unmodifiableList(unrun);
  }

  /**
   * The closed lists, of each what holds of all tables, and a rule of its own for any other; they
   * count what the sections' rules declare.
   */
  DraftSection of(String title, List<ClosedListDraft> lists) {
    Evidence withRules = evidence.where(new DeclaredByRules(declared));
    return new DraftSection(
        title, lists.stream().flatMap(list -> judged(list, withRules)).toList());
  }

  private Stream<DraftRule> judged(ClosedListDraft list, Evidence withRules) {
    DraftRule whole = list.of(list.tables());
    if (doubt(whole, withRules).isEmpty()) {
      return Stream.of(whole);
    }
    Map<Boolean, List<Table>> holding =
        list.tables().stream()
            .collect(
                Collectors.partitioningBy(
                    table -> doubt(list.of(List.of(table)), withRules).isEmpty()));
    return Stream.concat(
        Stream.of(holding.get(true)).filter(some -> !some.isEmpty()).map(list::of),
        holding.get(false).stream().map(list::naming).flatMap(this::judged));
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
    return judged(draft, judge(draft, evidence, Project.NONE));
  }

  private Stream<DraftRule> judged(DraftRule draft, Judged judged) {
    if (judged.doubt().isEmpty()) {
      subjects.addAll(draft.subjects());
      judged.rules().forEach(rule -> declared.add(rule.declaration()));
      return Stream.of(draft);
    }
    List<DraftRule> pieces = draft.pieces();
    if (!pieces.isEmpty()) {
      return pieces.stream().flatMap(this::judged);
    }
    doubts.put(draft, judged.doubt().get());
    return Stream.of(draft);
  }

  private Optional<String> doubt(DraftRule draft, Evidence given) {
    return judge(draft, given, Project.NONE).doubt();
  }

  private Judged judge(DraftRule draft, Evidence given, Project project) {
    try {
      List<Rule> rules = reader.readText(draft.name(), draft.asFile(), project).rules();
      Optional<String> doubt =
          engine.evaluate(rules, given).findings().stream()
              .filter(finding -> finding.status() != Finding.Status.HOLDS)
              .map(finding -> TerminalText.safe(finding.message()))
              .findFirst();
      return new Judged(rules, doubt);
    } catch (UsageException unreadable) {
      // What the catalog prints and a rule cannot say yet: better no rule than no file.
      return new Judged(List.of(), Optional.of(TerminalText.safe(unreadable.getMessage())));
    }
  }
}
