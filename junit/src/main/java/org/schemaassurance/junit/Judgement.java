package org.schemaassurance.junit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Predicate;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.UndeterminedException;

/** What findings mean to a test (ADR 120). */
final class Judgement {
  private static final Logger LOGGER = System.getLogger(SchemaTests.class.getName());

  private final List<Finding> findings;

  Judgement(List<Finding> findings) {
    this.findings = findings;
  }

  /**
   * Ends the test if they are not all as they should be.
   *
   * @throws AssertionFailedError if something is broken
   * @throws UndeterminedException if something could not be found out, which is no failure of what
   *     is tested, and no success
   * @throws TestAbortedException if something is broken, and somebody has accepted that
   */
  void pronounce() {
    requireNothingBroken("");
    List<Finding> waived = those(finding -> finding.status() == Finding.Status.WAIVED);
    if (!waived.isEmpty()) {
      throw new TestAbortedException("waived: " + waived.get(0).message());
    }
  }

  /**
   * The same for one assertion about many objects, which goes on where something is accepted.
   *
   * @param heading before the findings
   */
  void requireNothingBroken(String heading) {
    List<Finding> broken = those(Finding::breaksVerdict);
    List<Finding> unknown = those(finding -> finding.status() == Finding.Status.UNKNOWN);
    if (!broken.isEmpty()) {
      throw failure(heading, broken, unknown);
    }
    if (!unknown.isEmpty()) {
      throw new UndeterminedException(heading + FindingMessage.of(unknown));
    }
    those(Finding::isWarning)
        .forEach(warning -> LOGGER.log(Level.WARNING, FindingMessage.of(warning)));
  }

  /** Development environments show a difference of one expected and one actual text. */
  private static AssertionFailedError failure(
      String heading, List<Finding> broken, List<Finding> unknown) {
    String message =
        heading
            + FindingMessage.of(broken)
            + (unknown.isEmpty() ? "" : "\n\n" + FindingMessage.of(unknown));
    Finding first = broken.get(0);
    return broken.size() == 1
        ? new AssertionFailedError(message, first.expected().orElse(""), first.actual().orElse(""))
        : new AssertionFailedError(message);
  }

  private List<Finding> those(Predicate<Finding> kind) {
    return findings.stream().filter(kind).toList();
  }
}
