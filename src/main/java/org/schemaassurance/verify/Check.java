package org.schemaassurance.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.DeclarationKind;

/**
 * One kind of check, and all that belongs to it: how it is declared and judged, and beside its
 * class, in files of its {@link #name}, what is written about it. What it is about and what it
 * reads, its declaration says.
 *
 * @param <D> what it declares
 */
public interface Check<D extends Declaration> extends DeclarationKind<D> {
  /** What {@link #read} makes, so that the engine can hand it back. */
  Class<D> declarationType();

  /**
   * Judges what was declared. Never empty: a check that matches nothing says so.
   *
   * <p>A check may throw; the engine then says that the rule could not be found out, and goes on.
   */
  List<Judgement> judge(D declaration, Evidence evidence);

  /** Its page, in Markdown: the problem, what is compared, an example, how to repair. */
  default String page() {
    return textBeside(name() + ".md");
  }

  /** The line below the page's heading, which says what the check is for. */
  default String firstSentence() {
    return page().lines().filter(line -> !line.isBlank()).skip(1).findFirst().orElse("");
  }

  /** How a rule of it is written: an object of JSON Schema. */
  default String schema() {
    return textBeside(name() + ".schema.json");
  }

  private String textBeside(String file) {
    try (InputStream text = getClass().getResourceAsStream(file)) {
      if (text == null) {
        throw new IllegalStateException("there is no " + file + " beside " + getClass().getName());
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
