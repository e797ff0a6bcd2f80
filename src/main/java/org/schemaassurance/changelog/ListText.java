package org.schemaassurance.changelog;

/**
 * Finds where a list ends that begins somewhere in SQL text: behind its closing parenthesis where
 * it begins with one, before a semicolon otherwise. It goes over quotes and nothing else.
 */
final class ListText {
  private ListText() {}

  /**
   * Without the parentheses around it.
   *
   * @param start where the list begins
   */
  static String from(String text, int start) {
    boolean isInParentheses = start < text.length() && text.charAt(start) == '(';
    int first = isInParentheses ? start + 1 : start;
    int depth = 0;
    int at = first;
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (sign == '\'' || sign == '"') {
        at = endOfQuote(text, at);
      } else if (sign == '(') {
        depth++;
      } else if (sign == ')' && --depth < 0 || sign == ';' && depth == 0 && !isInParentheses) {
        break;
      }
      at++;
    }
    return text.substring(first, Math.min(at, text.length()));
  }

  private static int endOfQuote(String text, int start) {
    int end = text.indexOf(text.charAt(start), start + 1);
    return end < 0 ? text.length() : end;
  }
}
