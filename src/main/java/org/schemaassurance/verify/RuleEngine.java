package org.schemaassurance.verify;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.ahead.Ahead;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Origin;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.StatisticsTable;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.PerTable;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.sql.ToDo;
import org.schemaassurance.verify.ChangelogAdvice.LeftToApply;

/** Rules on one side, a live schema and its data on the other: findings. */
public final class RuleEngine {
  private static final Logger LOGGER = System.getLogger(RuleEngine.class.getName());

  private final Map<String, Check<?>> checks;
  private final ObjectHistory history;
  private final ChangelogAdvice advice;

  /**
   * @param history of the objects that are judged
   * @param advice in the words of the project
   */
  public RuleEngine(Collection<Check<?>> checks, ObjectHistory history, ChangelogAdvice advice) {
    this.checks = checks.stream().collect(Collectors.toMap(Check::name, Function.identity()));
    this.history = history;
    this.advice = advice;
  }

  /** Where nothing is known of a changelog. */
  public RuleEngine(Collection<Check<?>> checks) {
    this(
        checks,
        ObjectHistory.UNKNOWN,
        new ChangelogAdvice(
            LiquibaseCommands.DEFAULT, () -> LeftToApply.NO_CHANGELOG, origin -> Optional.empty()));
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
    List<Question> questions =
        rules.stream().flatMap(rule -> Question.of(rule, evidence.schema()).stream()).toList();
    Iterator<Optional<List<Judgement>>> early = judgedEarly(questions, evidence).iterator();
    List<Finding> findings = new ArrayList<>();
    List<StatisticsTable> statistics = new ArrayList<>();
    for (Question question : questions) {
      for (Judgement judgement : early.next().orElseGet(() -> judge(question, evidence))) {
        findings.add(finding(question.rule(), judgement));
        judgement.statistics().ifPresent(statistics::add);
      }
    }
    return new Evaluation(findings, statistics);
  }

  /** Of many questions those that the schema alone answers, half of them in another thread. */
  private List<Optional<List<Judgement>>> judgedEarly(List<Question> questions, Evidence evidence) {
    if (!Ahead.isWorthAThread(questions)) {
      return Collections.nCopies(questions.size(), Optional.empty());
    }
    Evidence schemaAlone = SchemaAlone.of(evidence);
    return Ahead.inHalves(
        questions, question -> SchemaAlone.ifEnough(() -> judge(question, schemaAlone)));
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

  private List<Judgement> judge(Question question, Evidence evidence) {
    return question instanceof Question.OfDeclaration ofDeclaration
        ? judge(question.rule(), ofDeclaration.declaration(), evidence)
        : List.of(((Question.OfPattern) question).judgement());
  }

  private List<Judgement> judge(Rule rule, Declaration declaration, Evidence evidence) {
    try {
      List<Judgement> judgements = judge(checks.get(rule.check()), declaration, evidence);
      return judgements.isEmpty()
          ? List.of(Judgement.notEvaluated(rule.name(), "it judged nothing"))
          : judgements;
    } catch (SchemaAlone.MoreAskedException more) {
      throw more;
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
    ObjectHistory known =
        judgement.outcome() instanceof Outcome.Broken ? history : history.ofWhatHolds();
    ObjectHistory told = judgement.alien() ? ObjectHistory.UNKNOWN : known;
    String object = judgement.part().orElse(judgement.object());
    Optional<Origin> origin = told.origin(object);
    if (!(judgement.outcome() instanceof Outcome.Broken broken)) {
      return finding(rule, judgement, origin, Optional.empty(), judgement.outcome());
    }
    Optional<String> end = told.end(object);
    Optional<String> hint =
        hint(broken, rule, origin, end, () -> told.replacement(object, judgement.there()));
    return finding(rule, judgement, origin, end, broken.withHint(hint));
  }

  private static Finding finding(
      Rule rule,
      Judgement judgement,
      Optional<Origin> origin,
      Optional<String> end,
      Outcome outcome) {
    return new Finding(
        rule.identity(),
        rule.location().fileLine(),
        new JudgedObject(judgement.object(), judgement.said(), origin, end),
        outcome,
        judgement.severity().orElse(rule.severity()),
        judgement.violations());
  }

  /**
   * An object may be missing since its changeset never ran here, or since another has dropped it:
   * that comes before any other advice.
   */
  private Optional<String> hint(
      Outcome.Broken broken,
      Rule rule,
      Optional<Origin> origin,
      Optional<String> end,
      Supplier<Optional<Replacement>> replacement) {
    Optional<String> hint =
        rule.hint()
            .or(() -> broken.hint().map(check -> advice.in(check, origin, end, replacement)));
    String told =
        Stream.of(origin.flatMap(Origin::remark), end)
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return told.isEmpty() ? hint : Optional.of(ToDo.behind(told, hint.orElse("")));
  }
}
