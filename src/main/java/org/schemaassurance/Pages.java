package org.schemaassurance;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.drift.DifferencePages;
import org.schemaassurance.files.TextResource;
import org.schemaassurance.lint.Lints;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.rehearse.Observation;
import org.schemaassurance.rehearse.hints.Hint;
import org.schemaassurance.rehearse.hints.Hints;
import org.schemaassurance.report.RulePages;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.checks.Checks;
import org.schemaassurance.verify.checks.RulesSchema;
import org.schemaassurance.yaml.Spelling;

/**
 * What is written about checks about differences and about lints, in Markdown, and about rule
 * files.
 */
public final class Pages {
  /** For reports of a verification: the page of a rule's check. */
  public static final RulePages OF_CHECKS =
      (rule, check) ->
          Checks.named(check).map(known -> new RulePages.Page(known.firstSentence(), known.page()));

  /** For reports of a comparison: the page of a way of differing. */
  public static final RulePages OF_DIFFERENCES =
      (rule, kindOfObject) ->
          DifferencePages.page(rule)
              .map(page -> new RulePages.Page(page.lines().findFirst().orElse(""), page));

  /** For reports of lints. */
  public static final RulePages OF_LINTS =
      (rule, check) ->
          Lints.named(rule).map(known -> new RulePages.Page(known.firstSentence(), known.page()));

  /** For reports of a rehearsal. */
  public static final RulePages OF_REHEARSALS =
      (rule, check) ->
          pageOfRehearsal(rule)
              .map(page -> new RulePages.Page(TextResource.firstSentence(page), page));

  private Pages() {}

  /** The names of all checks, sorted. */
  public static List<String> checks() {
    return Checks.ALL.stream().map(Check::name).sorted().toList();
  }

  /**
   * What a check is for, in one sentence.
   *
   * @throws UsageException if there is no check of that name
   */
  public static String summary(String check) {
    return named(check).firstSentence();
  }

  /**
   * The page of a check: the problem, what is compared, an example, how to repair.
   *
   * @throws UsageException if there is no check of that name
   */
  public static String of(String check) {
    return named(check).page();
  }

  /** All lints, in the order in which they are run. */
  public static List<LintPage> lints() {
    return Lints.ALL.stream()
        .map(
            lint ->
                new LintPage(lint.id(), lint.severity(), lint.byDefault(), lint.firstSentence()))
        .toList();
  }

  /**
   * The page of a lint: what it tells, why that matters, an example, what to do.
   *
   * @throws UsageException if there is no lint of that id
   */
  public static String ofLint(String id) {
    return Lints.require(id).page();
  }

  /** What a rehearsal can tell: of each way up and down, then its hints. */
  public static List<LintPage> hints() {
    return Stream.concat(
            Arrays.stream(Observation.values())
                .map(what -> new LintPage(what.id(), what.severity(), true, what.firstSentence())),
            Hints.ALL.stream()
                .map(
                    hint ->
                        new LintPage(
                            hint.id(), hint.severity(), hint.byDefault(), hint.firstSentence())))
        .toList();
  }

  /**
   * The page of what a rehearsal tells: the problem, what happens in production, the safe way.
   *
   * @throws UsageException if it tells nothing of that id
   */
  public static String ofHint(String id) {
    return pageOfRehearsal(id)
        .orElseThrow(
            () ->
                new UsageException(
                    "A rehearsal tells nothing that is called '%s'.%s"
                        .formatted(
                            id,
                            Spelling.nearest(id, hints().stream().map(LintPage::id).toList())
                                .map(near -> " Did you mean '" + near + "'?")
                                .orElse(""))));
  }

  private static Optional<String> pageOfRehearsal(String id) {
    return Observation.named(id).map(Observation::page).or(() -> Hints.named(id).map(Hint::page));
  }

  private static Check<?> named(String check) {
    return Checks.named(check).orElseThrow(() -> unknown(check));
  }

  private static UsageException unknown(String check) {
    String nearest =
        Spelling.nearest(check, checks())
            .map(near -> "Did you mean '" + near + "'?")
            .orElse("There are: " + String.join(", ", checks()) + ".");
    return new UsageException("There is no check '" + check + "'. " + nearest);
  }

  /** The JSON Schema, draft 2020-12, of rule files. */
  public static String jsonSchema() {
    return RulesSchema.text();
  }
}
