package org.schemaassurance.verify.checks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is written about the checks, for people and for editors. */
public final class CheckPages {
  private static final String FOLDER = "/org/schemaassurance/checks/";

  private CheckPages() {}

  /**
   * The page of a check: the problem, what is compared, an example, how to repair.
   *
   * @param check its name, one of {@link Checks#ALL}
   */
  public static String page(String check) {
    return text(check + ".md");
  }

  /** The line below the page's heading, which says what the check is for. */
  public static String firstSentence(String check) {
    return page(check).lines().filter(line -> !line.isBlank()).skip(1).findFirst().orElse("");
  }

  /** The JSON Schema, draft 2020-12, of rule files. */
  public static String jsonSchema() {
    return text("rules.schema.json");
  }

  private static String text(String name) {
    try (InputStream file = CheckPages.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
