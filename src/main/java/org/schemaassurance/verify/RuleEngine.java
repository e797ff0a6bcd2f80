package org.schemaassurance.verify;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.StatisticsTable;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.PerTable;
import org.schemaassurance.rules.Rule;

/** Rules on one side, a live schema and its data on the other: findings. */
public final class RuleEngine {
  private static final Logger LOGGER = System.getLogger(RuleEngine.class.getName());

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
  public record Evaluation(List<Finding> findings, List<StatisticsTable> statistics) {
    public Evaluation {
      findings = List.copyOf(findings);
      statistics = List.copyOf(statistics);
    }
  }

  /** What the checks {@linkplain Check#foreseen foresee}, but those of rules for many tables. */
  public List<String> foreseen(List<Rule> rules, LiveSchema schema) {
    return rules.stream()
        .filter(rule -> !(rule.declaration() instanceof PerTable))
        .flatMap(rule -> foreseen(rule, schema).stream())
        .toList();
  }

  private List<String> foreseen(Rule rule, LiveSchema schema) {
    try {
      return foreseen(checks.get(rule.check()), rule.declaration(), schema);
    } catch (RuntimeException thrown) {
      LOGGER.log(Level.DEBUG, "Its own turn will tell", thrown);
      return List.of();
    }
  }

  private static <D extends Declaration> List<String> foreseen(
      Check<D> check, Declaration declaration, LiveSchema schema) {
    return check.foreseen(check.declarationType().cast(declaration), schema);
  }

  /** Evaluates every rule; one that throws is unknown, and the others go on. */
  public Evaluation evaluate(List<Rule> rules, Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    List<StatisticsTable> statistics = new ArrayList<>();
    for (Rule rule : rules) {
      for (Judgement judgement : judge(rule, evidence)) {
        findings.add(finding(rule, judgement));
        judgement.statistics().ifPresent(statistics::add);
      }
    }
    return new Evaluation(findings, statistics);
  }

  /**
   * Every rule as unknown, where nothing could be evaluated.
   *
   * @param reason one sentence
   */
  public Evaluation unanswered(List<Rule> rules, String reason) {
    return new Evaluation(
        rules.stream()
            .map(rule -> finding(rule, Judgement.notEvaluated(rule.name(), reason)))
            .toList(),
        List.of());
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
        table -> judgements.addAll(judge(rule, perTable.example().ofTable(table), evidence)));
    return judgements;
  }

  private static Judgement matchesNothing(TablePattern pattern) {
    Judgement none =
        Judgement.broken(
            pattern.text(),
            Phrase.of("at least one table").addingInSentence(" of such a name"),
            Phrase.of("none"),
            "If the tables are gone for good, take the pattern out of the rule.");
    return pattern.exact().map(none::forWantOf).orElse(none);
  }

  private List<Judgement> judge(Rule rule, Declaration declaration, Evidence evidence) {
    try {
      List<Judgement> judgements = judge(checks.get(rule.check()), declaration, evidence);
      return judgements.isEmpty()
          ? List.of(Judgement.notEvaluated(rule.name(), "it judged nothing"))
          : judgements;
    } catch (RuntimeException thrown) {
      return List.of(failed(rule, thrown));
    }
  }

  private static <D extends Declaration> List<Judgement> judge(
      Check<D> check, Declaration declaration, Evidence evidence) {
    return check.judge(check.declarationType().cast(declaration), evidence);
  }

  private static Judgement failed(Rule rule, RuntimeException thrown) {
    return Judgement.notEvaluated(
        rule.name(),
        Optional.ofNullable(thrown.getMessage()).orElse(thrown.getClass().getSimpleName()));
  }

  private Finding finding(Rule rule, Judgement judgement) {
    Optional<Origin> origin =
        judgement.alien() ? Optional.empty() : originOf.apply(judgement.object());
    return new Finding(
        rule.identity(),
        rule.location().fileLine(),
        new JudgedObject(judgement.object(), judgement.said(), origin),
        withAdvice(judgement.outcome(), rule, origin),
        judgement.severity().orElse(rule.severity()),
        judgement.violations());
  }

  private Outcome withAdvice(Outcome outcome, Rule rule, Optional<Origin> origin) {
    return outcome instanceof Outcome.Broken broken
        ? broken.withHint(withRemark(rule.hint().or(() -> broken.hint().map(commands::in)), origin))
        : outcome;
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
