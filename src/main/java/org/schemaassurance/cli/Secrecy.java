package org.schemaassurance.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.schemaassurance.yaml.Spelling;

/** Keeps a password that somebody typed where none belongs out of what is printed. */
final class Secrecy {
  private static final String ADVICE =
      "there is no option for a password, since the process list would show it:"
          + " set DB_PASSWORD, or use ~/.pgpass.";

  /** A URL's, up to the last @ of the word: an @ in a password need not be encoded. */
  private static final Pattern IN_URL = Pattern.compile("(\\w[\\w+.-]*:/{1,2}[^\\s/@:]*):\\S*@");

  private static final Pattern AS_PARAMETER =
      Pattern.compile(
          "((?:password|passwd|passphrase|pwd)\\s*=\\s*)('[^']*'|\"[^\"]*\"|[^\\s'\"]+)",
          Pattern.CASE_INSENSITIVE);

  /** Dashes of all kinds: text processors make others of two. */
  private static final Pattern DASHES = Pattern.compile("^[-\u2010-\u2015\u2212]+");

  private static final Pattern SHORT = Pattern.compile("-[pPwW].*");
  private static final Pattern PART_OF_NAME =
      Pattern.compile("pass|pasw|psw|pwd|pwor|^pw$|secret|credential|kennwort");
  private static final Set<String> COMMANDS = Set.of("--against-command", "--of-command");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z_]+");

  private Secrecy() {}

  /**
   * What to say where the arguments try to give a password.
   *
   * @param known the options that there are; they are none of those
   */
  static Optional<String> refusal(List<String> known, String... arguments) {
    return Arrays.stream(arguments)
        .map(Secrecy::name)
        .filter(name -> !known.contains(name))
        .filter(Secrecy::soundsLikePassword)
        .findFirst()
        .map(
            name ->
                SHORT.matcher(name).matches()
                    ? "There is no option "
                        + name.substring(0, 2)
                        + ": the port is --port, and "
                        + ADVICE
                    : "There is no option " + name + ": " + ADVICE);
  }

  /**
   * The same for what parses: a variable, or an option whose dashes a text processor has replaced.
   * A command may begin with variables of its own, which it has from its environment.
   */
  static Optional<String> refusalOfWords(String... arguments) {
    List<String> words = new ArrayList<>();
    String before = "";
    for (String argument : arguments) {
      if (!argument.startsWith("-") && !COMMANDS.contains(before)) {
        words.add(argument);
      }
      before = argument;
    }
    return refusal(List.of(), words.toArray(String[]::new));
  }

  /** The option without its value, or the variable; empty for anything else. */
  static String name(String argument) {
    int end = argument.indexOf('=');
    String name = end < 0 ? argument : argument.substring(0, end);
    return isOption(name) || (end > 0 && VARIABLE.matcher(name).matches()) ? name : "";
  }

  private static boolean isOption(String name) {
    return DASHES.matcher(name).find();
  }

  private static boolean soundsLikePassword(String name) {
    String word =
        DASHES.matcher(name).replaceFirst("").replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    return SHORT.matcher(name).matches()
        || PART_OF_NAME.matcher(word).find()
        || Spelling.nearest(word, List.of("password")).isPresent();
  }

  /** The text with *** in the place of passwords in URLs and connection strings. */
  static String hidden(String text) {
    String withoutUrls = IN_URL.matcher(text).replaceAll("$1:***@");
    return AS_PARAMETER.matcher(withoutUrls).replaceAll("$1***");
  }

  /** Where an error comes from. */
  static String traceOf(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return hidden(trace.toString());
  }
}
