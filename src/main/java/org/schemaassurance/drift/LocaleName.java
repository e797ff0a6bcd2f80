package org.schemaassurance.drift;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A locale of ICU, which PostgreSQL kept as it was written up to 15 and keeps as a language tag
 * since: {@code de_DE@collation=phonebook} is {@code de-DE-u-co-phonebk}.
 *
 * <p>Source: PostgreSQL manual, "Collation Support", ICU locales; Unicode Technical Standard 35.
 */
final class LocaleName {
  private static final Map<String, String> KEYWORDS =
      Map.ofEntries(
          Map.entry("collation", "co"),
          Map.entry("colstrength", "ks"),
          Map.entry("colnumeric", "kn"),
          Map.entry("colcasefirst", "kf"),
          Map.entry("colcaselevel", "kc"),
          Map.entry("colalternate", "ka"),
          Map.entry("colbackwards", "kb"),
          Map.entry("colnormalization", "kk"),
          Map.entry("colreorder", "kr"));
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("phonebook", "phonebk"),
          Map.entry("traditional", "trad"),
          Map.entry("dictionary", "dict"),
          Map.entry("primary", "level1"),
          Map.entry("secondary", "level2"),
          Map.entry("tertiary", "level3"),
          Map.entry("quaternary", "level4"),
          Map.entry("identical", "identic"),
          Map.entry("non-ignorable", "noignore"),
          Map.entry("no", "false"),
          Map.entry("yes", "true"));

  private LocaleName() {}

  static boolean sameMeaning(String one, String other) {
    return tag(one).equals(tag(other));
  }

  private static String tag(String name) {
    String[] parts = name.toLowerCase(Locale.ROOT).split("@", 2);
    String language = parts[0].replace('_', '-');
    String base = language.isEmpty() || language.equals("root") ? "und" : language;
    String extension =
        parts.length < 2
            ? ""
            : Arrays.stream(parts[1].split(";", -1))
                .map(LocaleName::keyword)
                .sorted()
                .collect(Collectors.joining("-", "-u-", ""));
    return (base + extension).replace("-true", "");
  }

  private static String keyword(String setting) {
    String[] words = setting.split("=", 2);
    String value = words.length < 2 ? "" : words[1];
    return KEYWORDS.getOrDefault(words[0], words[0]) + "-" + VALUES.getOrDefault(value, value);
  }
}
