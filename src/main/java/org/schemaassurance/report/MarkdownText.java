package org.schemaassurance.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from a database or a rule file as Markdown code: nothing in code is a heading, a link, HTML,
 * or a mention that notifies somebody (CommonMark 0.31, sections 4.5 and 6.1; GitHub's own filters
 * pass code over).
 */
final class MarkdownText {
  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern PLAIN_CELL =
      Pattern.compile("[\\p{L}\\p{M}\\p{N} ,%()_-]*|[0-9 .,:+%-]*");
  private static final Pattern EMPHASIS = Pattern.compile("(?<!\\w)_|_(?!\\w)");

  private MarkdownText() {}

  /** A code span; line breaks are shown as escapes. */
  static String span(String text) {
    String safe = TerminalText.onOneLine(text);
    if (safe.isBlank()) {
      return "(empty)";
    }
    String fence = "`".repeat(longestRun(safe) + 1);
    // A backtick at an end would lengthen the fence; blanks at both ends are taken off again.
    boolean padded = safe.startsWith("`") || safe.endsWith("`") || safe.startsWith(" ");
    return padded ? fence + " " + safe + " " + fence : fence + safe + fence;
  }

  /** A fenced code block, each line of it indented. */
  static String block(String text, String indentation) {
    String safe = TerminalText.safe(text);
    String fence = "`".repeat(Math.max(3, longestRun(safe) + 1));
    StringBuilder block = new StringBuilder(indentation).append(fence).append("text\n");
    safe.lines().forEach(line -> block.append(indentation).append(line).append('\n'));
    return block.append(indentation).append(fence).append('\n').toString();
  }

  /**
   * A cell of a table: as it is if it is words and figures, otherwise code in which every sign is a
   * character reference, since a backslash before a pipe has no spelling in a code span.
   */
  static String cell(String text) {
    String safe = TerminalText.onOneLine(text).strip();
    if (PLAIN_CELL.matcher(safe).matches() && !EMPHASIS.matcher(safe).find()) {
      return safe;
    }
    StringBuilder cell = new StringBuilder("<code>");
    safe.codePoints()
        .forEach(
            character -> {
              if (character == ' ' || Character.isLetterOrDigit(character)) {
                cell.appendCodePoint(character);
              } else {
                cell.append("&#").append(character).append(';');
              }
            });
    return cell.append("</code>").toString();
  }

  private static int longestRun(String text) {
    Matcher backticks = BACKTICKS.matcher(text);
    int longest = 0;
    while (backticks.find()) {
      longest = Math.max(longest, backticks.end() - backticks.start());
    }
    return longest;
  }
}
