package org.schemaassurance.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text that is shipped beside a class. */
public final class TextResource {
  private TextResource() {}

  /** The text of a file in the package of a class, if there is one. */
  public static Optional<String> beside(Class<?> owner, String file) {
    try (InputStream text = owner.getResourceAsStream(file)) {
      return text == null
          ? Optional.empty()
          : Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The same of a file that has to be there.
   *
   * @throws IllegalStateException if it is not
   */
  public static String required(Class<?> owner, String file) {
    return beside(owner, file)
        .orElseThrow(
            () -> new IllegalStateException("there is no " + file + " beside " + owner.getName()));
  }

  /** The line below the heading of a page in Markdown, which says what the page is about. */
  public static String firstSentence(String page) {
    return page.lines().filter(line -> !line.isBlank()).skip(1).findFirst().orElse("");
  }
}
