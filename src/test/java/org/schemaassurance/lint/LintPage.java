package org.schemaassurance.lint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The example of a lint's page.
 *
 * @param madeBy SQL of which nothing is told
 * @param brokenBy SQL after which the lint tells one thing
 * @param told what; … stands for any characters
 */
record LintPage(String madeBy, String brokenBy, String told) {
  static LintPage of(Lint lint) {
    return new LintPage(
        block(lint, "sql made by"), block(lint, "sql broken by"), block(lint, "text told"));
  }

  private static String block(Lint lint, String info) {
    Matcher block =
        Pattern.compile("^```" + info + "\n(.*?)\n```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(lint.page());
    if (!block.find()) {
      throw new IllegalStateException(lint.id() + " has no block ```" + info);
    }
    return block.group(1);
  }

  boolean tells(String message) {
    return message.matches(Pattern.quote(told).replace("…", "\\E.*\\Q"));
  }
}
