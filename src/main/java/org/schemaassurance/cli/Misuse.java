package org.schemaassurance.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words that picocli can't take for a verb and its options, told as a person would tell it. */
record Misuse(ParameterException wrong) {
  /** What is counted, by what stands for it in the usage. */
  private static final Map<String, String> UNITS =
      Map.of("SECONDS", " of seconds", "MS", " of milliseconds");

  /** What is said of it, without a value that was typed. */
  String sentence(String... arguments) {
    String sentence = withUnit(withoutValues(firstLine(said()), arguments));
    String suggestion = "";
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      suggestion = " Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
    }
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    return sentence
        + (sentence.endsWith(".") ? "" : ".")
        + suggestion
        + " See: "
        + command
        + " --help";
  }

  /** What stands behind an option that is not known may be its value, and is not shown. */
  private String said() {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && unmatched.isUnknownOption()
        && unmatched.getCause() == null
        && unmatched.getUnmatched().size() > 1) {
      return "Unknown option: '" + unmatched.getUnmatched().get(0) + "'";
    }
    return wrong.getMessage();
  }

  private static String withoutValues(String sentence, String... arguments) {
    String shown = sentence;
    for (String argument : arguments) {
      String name = Secrecy.name(argument);
      if (!name.isEmpty()) {
        shown = shown.replace(argument, name);
      }
    }
    return shown;
  }

  /** Picocli says which type of Java's it is not. */
  private String withUnit(String sentence) {
    String unit =
        Optional.ofNullable(wrong.getArgSpec())
            .map(option -> UNITS.getOrDefault(option.paramLabel(), ""))
            .orElse("");
    return sentence.replaceFirst(" is not an? (int|long)$", " is not a whole number" + unit);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
