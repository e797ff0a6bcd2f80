package org.schemaassurance.rehearse.hints;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.schemaassurance.Pages;
import org.schemaassurance.support.Reference;

/** The page of the documentation that has all hints. */
final class HintReferenceTest {
  @Test
  void eachHintIsInTheReference() throws IOException {
    Reference.assertCommitted("hints.md", text());
  }

  private static String text() {
    StringBuilder text = new StringBuilder("# What a rehearsal tells\n\n");
    text.append(
        """
        Of each changeset's way up, down and up; then its hints, which `rehearse` looks for in a changeset's statements and in what they did.
        `rehearse --explain HINT` prints a page. What is off by default is an opinion, and looked for by `--only HINT`. The examples of hints are about the web shop of
        `src/test/resources/org/schemaassurance/rehearse/base.sql`.

        | hint | is | by default | |
        | --- | --- | --- | --- |
        """);
    Pages.hints()
        .forEach(
            hint ->
                text.append(
                    "| [%1$s](#%1$s) | %2$s | %3$s | %4$s |%n"
                        .formatted(
                            hint.id(),
                            hint.severity().toString().toLowerCase(Locale.ROOT),
                            hint.byDefault() ? "on" : "off",
                            Reference.cell(hint.summary()))));
    Pages.hints()
        .forEach(hint -> text.append('\n').append(Reference.lowered(Pages.ofHint(hint.id()), 1)));
    return text.toString();
  }
}
