package org.schemaassurance.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.schemaassurance.Pages;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.Report;
import org.schemaassurance.report.RehearsalHtml;
import org.schemaassurance.report.RehearsalMarkdown;
import org.schemaassurance.report.RehearsalTextReport;
import org.schemaassurance.report.ReportFormat;
import org.schemaassurance.report.RulePages;
import org.schemaassurance.report.Style;

/** What came of the questions of one goal: told, written down, and in the end judged. */
final class Answers {
  private static final int MOST_NAMES = 10;

  private final Log log;
  private final ReportFiles files;
  private final boolean strict;
  private final boolean failOnBroken;
  private final List<Finding> findings = new ArrayList<>();

  Answers(Log log, ReportFiles files, boolean strict, boolean failOnBroken) {
    this.log = log;
    this.files = files;
    this.strict = strict;
    this.failOnBroken = failOnBroken;
  }

  /**
   * Takes one report.
   *
   * @param what was looked at, for a line that says how many of it hold
   */
  void add(String what, String verb, Report answer, ReportFormat text, RulePages pages) {
    Report report = strict ? answer.withWarningsAsErrors() : answer;
    files.write(verb, report, text, pages);
    tell(what, report);
  }

  /** Takes a rehearsal, which has formats of its own. */
  void add(RehearsalReport answer) {
    RehearsalReport rehearsal = strict ? answer.withWarningsAsErrors() : answer;
    files.write(
        "rehearse",
        rehearsal.report(),
        new RehearsalTextReport(Style.PLAIN, false, rehearsal),
        Pages.OF_REHEARSALS,
        Map.of(
            ".html",
            new RehearsalHtml(files.version(), rehearsal),
            ".md",
            new RehearsalMarkdown(rehearsal)));
    tell("Rehearsal", rehearsal.report());
  }

  private void tell(String what, Report report) {
    findings.addAll(report.findings());
    log.info(what + ": " + counts(report.summary()));
    report.findings().forEach(this::tell);
  }

  /** As the reports count. */
  private static String counts(Report.Summary summary) {
    return "%d hold, %d broken, %d warnings, %d could not be found out, %d waived"
        .formatted(
            summary.holds(),
            summary.broken(),
            summary.warnings(),
            summary.unknown(),
            summary.waived());
  }

  private void tell(Finding finding) {
    if (finding.isWarning() || (finding.breaksVerdict() && !failOnBroken)) {
      sentences(finding).forEach(log::warn);
    } else if (finding.breaksVerdict() || finding.status() == Status.UNKNOWN) {
      sentences(finding).forEach(log::error);
    }
  }

  private static List<String> sentences(Finding finding) {
    List<String> sentences = new ArrayList<>();
    sentences.add(finding.message() + " (" + finding.rule().name() + place(finding) + ")");
    origin(finding).ifPresent(words -> sentences.add("    " + words));
    finding.hint().ifPresent(hint -> sentences.add("    " + hint));
    return sentences;
  }

  /** Of a rule its file; a lint stands nowhere. */
  private static String place(Finding finding) {
    String file = finding.place().file();
    return new File(file).isFile() ? ", " + file + ":" + finding.place().line() : "";
  }

  /**
   * Ends the goal.
   *
   * @throws MojoFailureException if something is broken, and that is to fail
   * @throws MojoExecutionException if something could not be found out, and nothing is broken
   */
  void judge() throws MojoFailureException, MojoExecutionException {
    List<Finding> broken = those(Finding::breaksVerdict);
    List<Finding> unknown = those(finding -> finding.status() == Status.UNKNOWN);
    if (!broken.isEmpty() && failOnBroken) {
      throw new MojoFailureException(sentence(broken, "broken"));
    }
    if (!unknown.isEmpty()) {
      throw new MojoExecutionException(sentence(unknown, "could not be found out"));
    }
  }

  private List<Finding> those(Predicate<Finding> wanted) {
    return findings.stream().filter(wanted).toList();
  }

  /** One is told whole, several by the names of their objects; the reports have the rest. */
  private String sentence(List<Finding> some, String what) {
    return "%d of %d %s: %s Reports: %s"
        .formatted(
            some.size(),
            findings.size(),
            what,
            some.size() == 1 ? whole(some.get(0)) : names(some),
            FromHere.shown(files.folder()));
  }

  private static String whole(Finding finding) {
    return finding.message()
        + finding
            .about()
            .end()
            .map(" "::concat)
            .or(() -> origin(finding).map(words -> " It is " + words + "."))
            .orElse("");
  }

  private static String names(List<Finding> some) {
    List<String> names =
        some.stream()
            .map(finding -> finding.object() + cause(finding).map(" (%s)"::formatted).orElse(""))
            .distinct()
            .toList();
    return names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMES ? " and others" : "")
        + ".";
  }

  /** Who has taken it away; else who has made it. */
  private static Optional<String> cause(Finding finding) {
    return finding
        .about()
        .end()
        .map(sentence -> sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1))
        .map(sentence -> sentence.replaceFirst("\\.$", ""))
        .or(() -> origin(finding));
  }

  /** A changeset is not said to be made by itself; what it did in a rehearsal is of it. */
  private static Optional<String> origin(Finding finding) {
    return finding
        .changeset()
        .filter(changeset -> !changeset.equals(finding.object()))
        .map(
            changeset ->
                isRehearsed(finding)
                    ? "of " + changeset
                    : "made by " + finding.makers().orElse(changeset));
  }

  private static boolean isRehearsed(Finding finding) {
    return finding.rule().check().equals("rehearse");
  }
}
