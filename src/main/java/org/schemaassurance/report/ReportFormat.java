package org.schemaassurance.report;

import java.io.IOException;
import java.io.Writer;
import org.schemaassurance.model.Report;

/** A form in which a report is written. */
public interface ReportFormat {
  /**
   * Writes the whole report.
   *
   * @throws IOException if the writer cannot take it
   */
  void write(Report report, Writer writer) throws IOException;
}
