package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.RehearsedChangeset;
import org.schemaassurance.model.Report;

/**
 * A rehearsal as a comment below a pull request: a screen with what is not fine, and the rest
 * folded.
 */
public final class RehearsalMarkdown implements ReportFormat {
  /** GitHub refuses a comment of more than 65,536 characters. */
  private static final int MOST_BYTES = 60_000;

  private static final int MOST_ROWS = 15;

  private final RehearsalReport rehearsal;

  public RehearsalMarkdown(RehearsalReport rehearsal) {
    this.rehearsal = rehearsal;
  }

  /**
   * @param report that of the rehearsal
   */
  @Override
  public void write(Report report, Writer writer) throws IOException {
    SharedWarnings shared = SharedWarnings.of(rehearsal.changesets());
    List<RehearsedChangeset> told =
        ChangesetVerdict.gravestFirst(rehearsal.changesets()).stream()
            .filter(changeset -> !shared.areAllOf(changeset))
            .toList();
    MarkdownPage page = new MarkdownPage(MOST_BYTES, "60 kB");
    page.always(heading(report));
    MarkdownParts.remarks(report).forEach(page::always);
    page.always(table(told));
    shared.once().forEach(once -> page.always(said(once)));
    folded(page, "Details", told.stream().map(RehearsalMarkdown::details).toList());
    folded(page, "With what is said once", briefly(shared));
    folded(page, "Locks in production", locksInProduction());
    folded(page, "Fine", fine());
    folded(page, "What it costs", report.statistics().stream().map(MarkdownParts::table).toList());
    writer.write(page.text());
  }

  private String heading(Report report) {
    String verdict =
        switch (report.verdict()) {
          case HOLDS ->
              rehearsal.changesets().isEmpty() ? "✅ there was nothing to rehearse" : "✅ holds";
          case BROKEN -> "❌ is broken";
          case UNKNOWN -> "❓ could not be found out completely";
        };
    return "## %s: %s\n\n%s, on PostgreSQL %s in %d ms\n\n"
        .formatted(
            MarkdownText.span(report.title()),
            verdict,
            ChangesetVerdict.counts(rehearsal.changesets()),
            MarkdownText.span(report.target().serverVersion()),
            report.duration().toMillis());
  }

  private String table(List<RehearsedChangeset> told) {
    if (told.isEmpty()) {
      return "";
    }
    String table =
        MarkdownParts.rows(
            List.of("", "changeset", "findings", "who waits while it runs"),
            told.stream().limit(MOST_ROWS).map(this::row).toList());
    return told.size() <= MOST_ROWS
        ? table + "\n"
        : table + "\nand " + (told.size() - MOST_ROWS) + " more, below\n\n";
  }

  private List<String> row(RehearsedChangeset changeset) {
    return List.of(
        ChangesetVerdict.of(changeset).mark(),
        changeset.changeset().declared().id(),
        String.join(", ", new ChangesetFindings(changeset).rules()),
        new RehearsalCosts(changeset, rehearsal.sizes()).whoWaits());
  }

  private static String said(SharedWarnings.Once once) {
    return once.words().verdict().mark()
        + " "
        + MarkdownText.span(once.sentence())
        + once.advice().map(advice -> " to do: " + MarkdownText.span(advice)).orElse("")
        + "\n\n";
  }

  private List<String> briefly(SharedWarnings shared) {
    return rehearsal.changesets().stream().filter(shared::areAllOf).map(this::inBrief).toList();
  }

  private String inBrief(RehearsedChangeset changeset) {
    String who = new RehearsalCosts(changeset, rehearsal.sizes()).whoWaits();
    return "- "
        + MarkdownText.span(changeset.changeset().declared().key())
        + " "
        + MarkdownText.span(new ChangesetFindings(changeset).inBrief())
        + (who.isEmpty() ? "" : ": " + MarkdownText.span(who))
        + "\n"
        + sentences(changeset, "  - ");
  }

  private static String details(RehearsedChangeset changeset) {
    return ChangesetVerdict.of(changeset).mark()
        + " "
        + MarkdownText.span(changeset.changeset().declared().key())
        + "\n\n"
        + new ChangesetFindings(changeset)
            .sentences().stream().map(RehearsalMarkdown::item).collect(Collectors.joining())
        + sentences(changeset, "- ")
        + "\n";
  }

  /** What is said of it beside findings. */
  private static String sentences(RehearsedChangeset changeset, String bullet) {
    return Stream.concat(changeset.accepted().stream(), changeset.notes().stream())
        .map(sentence -> bullet + MarkdownText.span(sentence) + "\n")
        .collect(Collectors.joining());
  }

  private static String item(ChangesetFindings.Said said) {
    return "- "
        + MarkdownText.span(said.rule())
        + " "
        + MarkdownText.span(said.sentence())
        + said.advice().map(advice -> "\n  - to do: " + MarkdownText.span(advice)).orElse("")
        + "\n";
  }

  private List<String> locksInProduction() {
    return rehearsal.changesets().stream()
        .flatMap(
            changeset ->
                new RehearsalCosts(changeset, rehearsal.sizes())
                    .ofLocksInProduction().stream()
                        .map(
                            lock ->
                                "- "
                                    + MarkdownText.span(changeset.changeset().declared().id())
                                    + " "
                                    + MarkdownText.span(lock)
                                    + "\n"))
        .toList();
  }

  private List<String> fine() {
    return rehearsal.changesets().stream()
        .filter(RehearsedChangeset::isFine)
        .map(
            changeset ->
                "- "
                    + MarkdownText.span(changeset.changeset().declared().key())
                    + ": "
                    + changeset.findings().stream()
                        .map(Finding::message)
                        .map(MarkdownText::span)
                        .collect(Collectors.joining(" "))
                    + "\n")
        .toList();
  }

  private static void folded(MarkdownPage page, String title, List<String> parts) {
    if (!parts.isEmpty()) {
      page.always("<details><summary>" + title + " (" + parts.size() + ")</summary>\n\n");
      parts.forEach(page::ifItFits);
      page.always("\n</details>\n\n");
    }
  }
}
