package org.schemaassurance.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StatisticsTable;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.PerTable;
import org.schemaassurance.rules.Rule;

/** Rules on one side, a live schema and its data on the other: findings. */
public final class RuleEngine {
  private final Map<String, Check<?>> checks;
  private final Function<String, Optional<Origin>> originOf;
  private final LiquibaseCommands commands;

  /**
   * @param originOf which changeset creates the object of a name, where one is known
   * @param commands how the project runs Liquibase
   */
  public RuleEngine(
      Collection<Check<?>> checks,
      Function<String, Optional<Origin>> originOf,
      LiquibaseCommands commands) {
    this.checks = checks.stream().collect(Collectors.toMap(Check::name, Function.identity()));
    this.originOf = originOf;
    this.commands = commands;
  }

  /** Where nothing is known of a changelog. */
  public RuleEngine(Collection<Check<?>> checks) {
    this(checks, object -> Optional.empty(), LiquibaseCommands.DEFAULT);
  }

  /** What came out: a finding or more a rule, and what statistics there are. */
  public record Outcome(List<Finding> findings, List<StatisticsTable> statistics) {
    public Outcome {
      findings = List.copyOf(findings);
      statistics = List.copyOf(statistics);
    }
  }

  /** Evaluates every rule; one that throws is unknown, and the others go on. */
  public Outcome evaluate(List<Rule> rules, Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    List<StatisticsTable> statistics = new ArrayList<>();
    for (Rule rule : rules) {
      for (Judgement judgement : judge(rule, evidence)) {
        findings.add(finding(rule, judgement));
        if (judgement instanceof Judgement.Shown shown) {
          statistics.add(shown.statistics());
        }
      }
    }
    return new Outcome(findings, statistics);
  }

  /**
   * Every rule as unknown, where nothing could be evaluated.
   *
   * @param reason one sentence
   */
  public Outcome unanswered(List<Rule> rules, String reason) {
    return new Outcome(
        rules.stream().map(rule -> finding(rule, notEvaluated(rule, reason))).toList(), List.of());
  }

  private List<Judgement> judge(Rule rule, Evidence evidence) {
    return rule.declaration() instanceof PerTable perTable
        ? judgeEach(rule, perTable, evidence)
        : judge(rule, rule.declaration(), evidence);
  }

  private List<Judgement> judgeEach(Rule rule, PerTable perTable, Evidence evidence) {
    List<Judgement> judgements = new ArrayList<>();
    Set<QualifiedName> meant = new TreeSet<>();
    for (TablePattern pattern : perTable.patterns()) {
      List<QualifiedName> matching = evidence.schema().tablesLike(pattern);
      meant.addAll(matching);
      if (matching.isEmpty()) {
        judgements.add(matchesNothing(pattern));
      }
    }
    meant.forEach(
        table -> judgements.addAll(judge(rule, perTable.forTable().apply(table), evidence)));
    return judgements;
  }

  private static Judgement matchesNothing(TablePattern pattern) {
    return new Judgement.Broken(
        pattern.text(),
        pattern.text() + ": expected at least one table of such a name, found none.",
        "at least one table",
        "none",
        "If the tables are gone for good, take the pattern out of the rule.");
  }

  private List<Judgement> judge(Rule rule, Declaration declaration, Evidence evidence) {
    try {
      List<Judgement> judgements = judge(checks.get(rule.check()), declaration, evidence);
      return judgements.isEmpty() ? List.of(nothingJudged(rule)) : judgements;
    } catch (RuntimeException thrown) {
      return List.of(failed(rule, thrown));
    }
  }

  private static <D extends Declaration> List<Judgement> judge(
      Check<D> check, Declaration declaration, Evidence evidence) {
    return check.judge(check.declarationType().cast(declaration), evidence);
  }

  private static Judgement nothingJudged(Rule rule) {
    return new Judgement.Unknown(
        rule.name(), "The rule " + rule.name() + " judged nothing.", Optional.empty());
  }

  private static Judgement failed(Rule rule, RuntimeException thrown) {
    String reason =
        Optional.ofNullable(thrown.getMessage()).orElse(thrown.getClass().getSimpleName());
    return notEvaluated(rule, reason);
  }

  private static Judgement notEvaluated(Rule rule, String reason) {
    return new Judgement.Unknown(
        rule.name(),
        "The rule " + rule.name() + " could not be evaluated: " + reason + endOf(reason),
        Optional.empty());
  }

  private static String endOf(String sentence) {
    return sentence.endsWith(".") ? "" : ".";
  }

  private Finding finding(Rule rule, Judgement judgement) {
    return judgement instanceof Judgement.Counted counted
        ? outcome(rule, counted.outcome()).counted(counted.violations())
        : outcome(rule, judgement);
  }

  private Finding outcome(Rule rule, Judgement judgement) {
    Finding.Status status = Finding.Status.HOLDS;
    Severity severity = rule.severity();
    Optional<String> expected = Optional.empty();
    Optional<String> actual = Optional.empty();
    Optional<String> hint = Optional.empty();
    Optional<Origin> origin = originOf.apply(judgement.object());
    if (judgement instanceof Judgement.Broken broken) {
      status = Finding.Status.BROKEN;
      severity = broken.severity().orElse(severity);
      expected = Optional.of(broken.expected());
      actual = Optional.of(broken.actual());
      hint = withRemark(rule.hint().or(() -> broken.hint().map(commands::in)), origin);
    } else if (judgement instanceof Judgement.Unknown unknown) {
      status = Finding.Status.UNKNOWN;
      hint = unknown.hint();
    }
    Finding finding =
        new Finding(
            rule.name(),
            rule.check(),
            rule.section(),
            judgement.object(),
            status,
            severity,
            judgement.message(),
            expected,
            actual,
            hint,
            rule.location().file(),
            rule.location().line(),
            origin.map(Origin::changeset));
    return origin.map(Origin::start).map(finding::madeAt).orElse(finding);
  }

  /**
   * An object may be missing since its changeset never ran here: that comes before any other
   * advice.
   */
  private static Optional<String> withRemark(Optional<String> hint, Optional<Origin> origin) {
    return origin
        .flatMap(Origin::remark)
        .map(remark -> (remark + " " + hint.orElse("")).strip())
        .or(() -> hint);
  }
}
