package org.schemaassurance;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.drift.DifferencePages;
import org.schemaassurance.model.UsageException;
import org.schemaassurance.report.RulePages;
import org.schemaassurance.rules.Spelling;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.checks.CheckPages;
import org.schemaassurance.verify.checks.Checks;

/** What is written about checks and about differences, in Markdown, and about rule files. */
public final class Pages {
  /** For reports of a verification: the page of a rule's check. */
  public static final RulePages OF_CHECKS =
      (rule, check) ->
          checks().contains(check)
              ? Optional.of(new RulePages.Page(summary(check), CheckPages.page(check)))
              : Optional.empty();

  /** For reports of a comparison: the page of a way of differing. */
  public static final RulePages OF_DIFFERENCES =
      (rule, kindOfObject) ->
          DifferencePages.page(rule)
              .map(page -> new RulePages.Page(page.lines().findFirst().orElse(""), page));

  private Pages() {}

  /** The names of all checks, sorted. */
  public static List<String> checks() {
    return Checks.ALL.stream().map(Check::name).sorted().toList();
  }

  /**
   * What a check is for, in one sentence.
   *
   * @param check one of the names
   */
  public static String summary(String check) {
    return CheckPages.firstSentence(check);
  }

  /**
   * The page of a check: the problem, what is compared, an example, how to repair.
   *
   * @throws UsageException if there is no check of that name
   */
  public static String of(String check) {
    List<String> names = checks();
    if (!names.contains(check)) {
      String nearest =
          Spelling.nearest(check, names)
              .map(near -> "Did you mean '" + near + "'?")
              .orElse("There are: " + String.join(", ", names) + ".");
      throw new UsageException("There is no check '" + check + "'. " + nearest);
    }
    return CheckPages.page(check);
  }

  /** The JSON Schema, draft 2020-12, of rule files. */
  public static String jsonSchema() {
    return CheckPages.jsonSchema();
  }
}
