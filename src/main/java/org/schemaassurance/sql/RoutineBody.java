package org.schemaassurance.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells bodies of routines apart, whether they stand in the text that makes one or in the catalog:
 * comments and layout are no difference.
 */
public final class RoutineBody {
  private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern BEHIND_AS =
      Pattern.compile("\\bAS\\s+(?=(\\$\\w*\\$|'))", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTED = Pattern.compile("'([^']*+(?:''[^']*+)*+)'");

  private RoutineBody() {}

  /** Text without what looks like a comment, also in a string. */
  public static String withoutComments(String sql) {
    return COMMENT.matcher(sql).replaceAll(" ");
  }

  /** The same of two bodies that differ in comments and layout alone, and of no others. */
  public static String digest(String body) {
    String code = withoutComments(body);
    String text;
    try {
      text =
          SqlLexer.tokenize(code).stream()
              .map(token -> (token.isName() ? "NAME" : token.kind()) + " " + token.text())
              .collect(Collectors.joining("\n"));
    } catch (SqlTextException notSql) {
      text = code.replaceAll("\\s+", " ").strip();
    }
    return HexFormat.of().formatHex(sha256(text), 0, 16);
  }

  /**
   * The {@link #digest} of the body that a CREATE FUNCTION or CREATE PROCEDURE has.
   *
   * @param code without comments
   * @param start behind the arguments
   * @return empty where there is no string behind AS before the statement ends
   */
  public static Optional<String> digestIn(String code, int start) {
    Matcher as = BEHIND_AS.matcher(code);
    return as.find(start) && code.substring(start, as.start()).indexOf(';') < 0
        ? body(code, as).filter(body -> !body.isBlank()).map(RoutineBody::digest)
        : Optional.empty();
  }

  private static Optional<String> body(String code, Matcher as) {
    String quote = as.group(1);
    if (quote.equals("'")) {
      Matcher quoted = QUOTED.matcher(code).region(as.end(), code.length());
      return quoted.lookingAt()
          ? Optional.of(quoted.group(1).replace("''", "'"))
          : Optional.empty();
    }
    int first = as.end() + quote.length();
    int end = code.indexOf(quote, first);
    return end < 0 ? Optional.empty() : Optional.of(code.substring(first, end));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
