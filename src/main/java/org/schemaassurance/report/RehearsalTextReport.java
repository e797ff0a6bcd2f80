package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.Report;

/**
 * A rehearsal for people: a line for a changeset that is fine, a paragraph for one that is not. A
 * warning that is all that several have is said once, below them.
 */
public final class RehearsalTextReport implements ReportFormat {
  /** In a report of more changesets those that are broken are listed once more at its end. */
  private static final int A_SCREEN = 20;

  private final Style style;
  private final boolean verbose;
  private final RehearsalReport rehearsal;
  private final SharedWarnings shared;

  /**
   * @param verbose whether what a changeset locks is told of those, too, that are fine, and of each
   *     what is said of several
   */
  public RehearsalTextReport(Style style, boolean verbose, RehearsalReport rehearsal) {
    this.style = style;
    this.verbose = verbose;
    this.rehearsal = rehearsal;
    this.shared = verbose ? SharedWarnings.NONE : SharedWarnings.of(rehearsal.changesets());
  }

  /**
   * @param report that of the rehearsal
   */
  @Override
  public void write(Report report, Writer writer) throws IOException {
    TextLines lines = new TextLines(style);
    lines
        .text()
        .append(
            style.bold(
                TerminalText.onOneLine(
                    report.title() + ", PostgreSQL " + report.target().serverVersion())))
        .append('\n');
    report.remarks().forEach(lines::remark);
    lines.blank();
    rehearsal.changesets().forEach(changeset -> add(lines, changeset));
    lines.blank();
    shared.once().forEach(once -> say(lines, once));
    if (rehearsal.changesets().stream().anyMatch(changeset -> !changeset.isFine())) {
      lines.remark("rehearse --explain ID prints what is behind a word such as rollback-missing.");
    }
    if (rehearsal.changesets().size() > A_SCREEN) {
      addGraveOnes(lines);
    }
    verdict(lines, report);
    writer.write(lines.text().toString());
  }

  /** Once more above the verdict, where somebody looks by whom a long report has scrolled. */
  private void addGraveOnes(TextLines lines) {
    List<RehearsedChangeset> grave =
        ChangesetVerdict.gravestFirst(rehearsal.changesets()).stream()
            .filter(changeset -> ChangesetVerdict.of(changeset).isGrave())
            .toList();
    grave.stream()
        .limit(A_SCREEN)
        .forEach(
            changeset ->
                lines.mark(
                    ChangesetVerdict.of(changeset).mark(style),
                    changeset.changeset().declared().key()
                        + ": "
                        + String.join(", ", new ChangesetFindings(changeset).graveRules())));
    if (grave.size() > A_SCREEN) {
      lines.remark("and " + (grave.size() - A_SCREEN) + " more, above");
    }
  }

  private void add(TextLines lines, RehearsedChangeset changeset) {
    RehearsalCosts costs = new RehearsalCosts(changeset, rehearsal.sizes());
    lines.mark(ChangesetVerdict.of(changeset).mark(style), title(changeset, costs));
    if (!shared.areAllOf(changeset)) {
      new ChangesetFindings(changeset).sentences().forEach(said -> say(lines, said));
    }
    if (!changeset.isFine()) {
      changeset
          .accepted()
          .forEach(sentence -> indented(lines, style.green("✓") + " " + line(sentence)));
      changeset.notes().forEach(note -> indented(lines, "· " + line(note)));
    }
    locks(changeset, costs).forEach(lock -> indented(lines, "· " + line(lock)));
    costs.ofTraffic(verbose).forEach(seen -> indented(lines, "· " + line(seen)));
  }

  private String title(RehearsedChangeset changeset, RehearsalCosts costs) {
    String key =
        changeset.changeset().declared().key()
            + costs.brief().map(brief -> "  (" + brief + ")").orElse("");
    if (shared.areAllOf(changeset)) {
      return key + ": " + new ChangesetFindings(changeset).inBrief();
    }
    return changeset.isFine() ? key + fine(changeset) : key;
  }

  /** Nothing further of one that went up, down and up. */
  private static String fine(RehearsedChangeset changeset) {
    List<String> said =
        Stream.concat(changeset.accepted().stream(), changeset.notes().stream()).toList();
    if (!said.isEmpty()) {
      return ": " + String.join(" ", said);
    }
    return changeset.changeset().canBeUndone() ? "" : ": " + changeset.findings().get(0).message();
  }

  /** What will be waited for in production is told of a changeset that is a line, too. */
  private List<String> locks(RehearsedChangeset changeset, RehearsalCosts costs) {
    if (verbose) {
      return costs.ofAllLocks();
    }
    return changeset.isFine() || shared.areAllOf(changeset)
        ? costs.ofLocksInProduction()
        : costs.ofLocksThatBlock();
  }

  private void say(TextLines lines, ChangesetFindings.Said said) {
    indented(lines, said.verdict().mark(style) + " " + line(said.rule() + ": " + said.sentence()));
    said.advice().ifPresent(advice -> indented(lines, "  to do: " + line(advice)));
  }

  private void say(TextLines lines, SharedWarnings.Once once) {
    lines.mark(once.words().verdict().mark(style), once.sentence());
    once.advice()
        .ifPresent(advice -> lines.text().append("  to do: ").append(line(advice)).append('\n'));
  }

  private static String line(String text) {
    return TerminalText.onOneLine(text);
  }

  /**
   * @param text that is safe
   */
  private static void indented(TextLines lines, String text) {
    lines.text().append("    ").append(text).append('\n');
  }

  private void verdict(TextLines lines, Report report) {
    String shown =
        "%s, in %d ms"
            .formatted(
                ChangesetVerdict.counts(rehearsal.changesets()), report.duration().toMillis());
    switch (report.verdict()) {
      case HOLDS ->
          lines.good(
              (rehearsal.changesets().isEmpty() ? "There was nothing to rehearse. " : "Holds. ")
                  + shown);
      case BROKEN -> lines.broken("Broken, see above. " + shown);
      case UNKNOWN -> lines.unknown("Could not be found out completely, see above. " + shown);
    }
  }
}
