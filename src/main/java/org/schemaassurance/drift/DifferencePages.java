package org.schemaassurance.drift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What each way of differing means, and how it is repaired: a page in Markdown. */
public final class DifferencePages {
  private DifferencePages() {}

  /**
   * The page of a rule of {@link DriftFindings}, its first paragraph one sentence; empty for what
   * is no difference.
   */
  public static Optional<String> page(String rule) {
    try (InputStream file =
        DifferencePages.class.getResourceAsStream(rule.replace(' ', '-') + ".md")) {
      return file == null
          ? Optional.empty()
          : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
