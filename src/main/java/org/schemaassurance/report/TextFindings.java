package org.schemaassurance.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;

/** The findings of a report for people, by section: all of them, or what does not hold. */
final class TextFindings {
  private final TextLines lines;
  private final Followers followers;
  private final UnrunChangesets unrun;
  private final Map<String, List<Finding>> sections;

  /**
   * @param unrun how many changesets that have not run are named
   */
  TextFindings(TextLines lines, Report report, UnrunChangesets unrun) {
    this.lines = lines;
    this.unrun = unrun;
    this.followers = new Followers(report.findings());
    this.sections =
        report.findings().stream()
            .filter(finding -> !isStatistics(finding))
            .collect(
                Collectors.groupingBy(
                    finding -> finding.rule().section(), LinkedHashMap::new, Collectors.toList()));
  }

  /** Figures that could be counted are shown as tables, not as findings. */
  private static boolean isStatistics(Finding finding) {
    return finding.rule().check().equals("statistics") && finding.status() == Finding.Status.HOLDS;
  }

  /** Each finding under its section. */
  void addAll() {
    sections.forEach((section, findings) -> addSection(section + "...", findings));
  }

  /** A line for each section in which everything holds; then what does not. */
  void addCounted() {
    sections.forEach(
        (section, findings) -> {
          if (holds(findings)) {
            lines.good(section + ": " + Counts.of(findings));
          }
        });
    lines.blank();
    sections.forEach(
        (section, findings) -> {
          if (!holds(findings)) {
            addSection(section + ": " + Counts.of(findings), withoutHolding(findings));
          }
        });
  }

  /** What does not hold, and nothing else. */
  void addWithoutHolding() {
    sections.forEach(
        (section, findings) -> {
          if (!holds(findings)) {
            addSection(section + "...", withoutHolding(findings));
          }
        });
  }

  private static boolean holds(List<Finding> findings) {
    return withoutHolding(findings).isEmpty();
  }

  private static List<Finding> withoutHolding(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.status() != Finding.Status.HOLDS).toList();
  }

  private void addSection(String title, List<Finding> findings) {
    lines.section(title);
    findings.forEach(this::add);
    unrun.takeUnnamed().ifPresent(sentence -> lines.mark(lines.style().red("✗"), sentence));
    lines.blank();
  }

  private void add(Finding finding) {
    Style style = lines.style();
    switch (finding.status()) {
      case HOLDS -> lines.good(finding.message());
      case WAIVED -> lines.mark(style.yellow("~"), "waived: " + finding.message());
      case UNKNOWN -> addUnknown(finding);
      case BROKEN -> addBroken(finding, finding.isWarning() ? style.yellow("!") : style.red("✗"));
    }
  }

  private void addUnknown(Finding finding) {
    String beginning = "could not be found out: ";
    if (followers.has(finding)) {
      lines.unknown(beginning + Followers.sentence(finding));
    } else {
      lines.unknown(beginning + finding.message());
      details(finding);
    }
  }

  private void addBroken(Finding finding, String mark) {
    String beginning = finding.isWarning() ? "warning: " : "";
    if (followers.has(finding)) {
      lines.mark(mark, beginning + Followers.sentence(finding));
      return;
    }
    switch (unrun.extentOf(finding)) {
      case WHOLE -> {
        lines.mark(mark, beginning + finding.message());
        details(finding);
      }
      case NAMED -> lines.mark(mark, beginning + finding.message());
      case COUNTED -> {}
    }
  }

  private void details(Finding finding) {
    for (FindingDetails.Detail detail : FindingDetails.of(finding)) {
      lines
          .text()
          .append(String.format("    %-9s ", detail.label() + ":"))
          .append(TerminalText.safe(detail.text()).replace("\n", "\n              "))
          .append('\n');
    }
  }
}
