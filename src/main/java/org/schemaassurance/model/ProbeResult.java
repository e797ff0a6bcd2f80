package org.schemaassurance.model;

import java.util.List;

/**
 * What came of a probe.
 *
 * @param report a finding for each behaviour and role
 * @param remarks how it was done, as far as somebody has to know it; a sentence each
 */
public record ProbeResult(Report report, List<String> remarks) {
  public ProbeResult {
    remarks = List.copyOf(remarks);
  }

  /** The same with warnings that count as broken. */
  public ProbeResult withWarningsAsErrors() {
    return new ProbeResult(report.withWarningsAsErrors(), remarks);
  }
}
