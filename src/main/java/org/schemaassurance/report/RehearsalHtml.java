package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import org.schemaassurance.model.RehearsalReport;
import org.schemaassurance.model.Report;

/** A rehearsal for a browser: the page of every report, with a timeline of the changesets. */
public final class RehearsalHtml implements ReportFormat {
  private final String toolVersion;
  private final RehearsalReport rehearsal;

  public RehearsalHtml(String toolVersion, RehearsalReport rehearsal) {
    this.toolVersion = toolVersion;
    this.rehearsal = rehearsal;
  }

  /**
   * @param report that of the rehearsal
   */
  @Override
  public void write(Report report, Writer writer) throws IOException {
    new HtmlReport(toolVersion, new Timeline(rehearsal).rows()).write(report, writer);
  }
}
