package org.schemaassurance.verify.checks;

import java.util.Locale;
import org.schemaassurance.Pages;
import org.schemaassurance.support.Reference;

/** The lints in Markdown, from their pages. */
final class LintReference {
  private LintReference() {}

  /** The page, behind its notice. */
  static String text() {
    StringBuilder text = new StringBuilder("# Lints\n\n");
    text.append(
        """
        What `lint` looks for without any rule; `lint --explain LINT` prints a page. What is off by default is an opinion, and looked for by
        `--only LINT`.

        | lint | is | by default | |
        | --- | --- | --- | --- |
        """);
    Pages.lints()
        .forEach(
            lint ->
                text.append(
                    "| [%1$s](#%1$s) | %2$s | %3$s | %4$s |%n"
                        .formatted(
                            lint.id(),
                            lint.severity().toString().toLowerCase(Locale.ROOT),
                            lint.byDefault() ? "on" : "off",
                            Reference.cell(lint.summary()))));
    Pages.lints()
        .forEach(lint -> text.append('\n').append(Reference.lowered(Pages.ofLint(lint.id()), 1)));
    return text.toString();
  }
}
