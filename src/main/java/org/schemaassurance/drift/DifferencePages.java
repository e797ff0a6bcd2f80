package org.schemaassurance.drift;

import java.util.Optional;
import org.schemaassurance.files.TextResource;

/** What each way of differing means, and how it is repaired: a page in Markdown. */
public final class DifferencePages {
  private DifferencePages() {}

  /**
   * The page of a rule of {@link DriftFindings}, its first paragraph one sentence; empty for what
   * is no difference.
   */
  public static Optional<String> page(String rule) {
    return TextResource.beside(DifferencePages.class, rule.replace(' ', '-') + ".md");
  }
}
