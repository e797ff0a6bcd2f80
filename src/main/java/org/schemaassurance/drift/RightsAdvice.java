package org.schemaassurance.drift;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.schemaassurance.drift.Difference.ChangedFact;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SqlIdentifier;

/** The statement that gives an owner or privileges back, where the difference has all of it. */
final class RightsAdvice {
  private static final Pattern SUBJECT =
      Pattern.compile("((?:[a-z-]+ )*[a-z-]+) (.+)", Pattern.DOTALL);
  private static final Pattern COLUMN =
      Pattern.compile("column (.+)\\.(\"(?:[^\"]|\"\")+\"|[^.\"]+)");
  private static final String NONE = "none";
  private static final String ALL = "ALL";
  private static final String GRANTABLE = " WITH GRANT OPTION";

  private RightsAdvice() {}

  static Optional<String> of(Difference difference) {
    if (difference.facts().size() != 1) {
      return Optional.empty();
    }
    ChangedFact fact = difference.facts().get(0);
    if (difference.objectKind() == ObjectKind.OWNER) {
      return fact.expected().flatMap(owner -> owner(difference.object(), owner));
    }
    return difference.objectKind() == ObjectKind.PRIVILEGE && fact.name().equals("privileges")
        ? privileges(difference.object(), fact)
        : Optional.empty();
  }

  private static Optional<String> owner(String object, String owner) {
    Matcher subject = SUBJECT.matcher(object);
    return subject.matches()
        ? Optional.of(
            "ALTER %s %s OWNER TO %s;"
                .formatted(
                    subject.group(1).replace("foreign server", "server").toUpperCase(Locale.ROOT),
                    subject.group(2),
                    owner))
        : Optional.empty();
  }

  /** What an object has from the beginning stands nowhere here. */
  private static Optional<String> privileges(String name, ChangedFact fact) {
    Set<String> expected = words(fact.expected());
    Set<String> found = words(fact.found());
    boolean told = !expected.contains(NONE) && !found.contains(NONE);
    boolean sets = expected.contains(ALL) || found.contains(ALL);
    if (!told || name.indexOf(" TO ") < 0 || (sets && !expected.isEmpty() && !found.isEmpty())) {
      return Optional.empty();
    }
    String on = on(OwnersAndRights.subject(name));
    String role = name.substring(name.indexOf(" TO ") + 4);
    String grantee = role.equals("PUBLIC") ? role : SqlIdentifier.display(role);
    Set<String> more = new LinkedHashSet<>(found);
    more.removeAll(expected);
    expected.removeAll(found);
    if (on.isEmpty() || (more.isEmpty() && expected.isEmpty()) || isMixed(expected)) {
      return Optional.empty();
    }
    return Optional.of(
        (statement("REVOKE ", more, on, " FROM " + grantee)
                + statement("GRANT ", expected, on, " TO " + grantee))
            .strip());
  }

  private static Set<String> words(Optional<String> privileges) {
    Set<String> words = new LinkedHashSet<>();
    privileges.ifPresent(text -> words.addAll(Arrays.asList(text.split(", "))));
    return words;
  }

  private static boolean isMixed(Set<String> privileges) {
    long grantable = privileges.stream().filter(word -> word.endsWith(GRANTABLE)).count();
    return grantable > 0 && grantable < privileges.size();
  }

  private static String statement(String verb, Set<String> privileges, String on, String whose) {
    if (privileges.isEmpty()) {
      return "";
    }
    boolean grantable =
        verb.startsWith("GRANT") && privileges.stream().anyMatch(word -> word.endsWith(GRANTABLE));
    Matcher column = COLUMN.matcher(on);
    String columns = column.matches() ? " (" + column.group(2) + ")" : "";
    String list =
        privileges.stream()
            .map(word -> word.replace(GRANTABLE, "") + columns)
            .reduce((one, other) -> one + ", " + other)
            .orElseThrow();
    String object = column.matches() ? "TABLE " + column.group(1) : on;
    return verb + list + " ON " + object + whose + (grantable ? GRANTABLE : "") + "; ";
  }

  /**
   * {@code TABLE public.orders}; a column as it is; nothing for the database, which has no name.
   */
  private static String on(String subject) {
    Matcher words = SUBJECT.matcher(subject);
    if (subject.startsWith("column ")) {
      return subject;
    }
    return words.matches() ? words.group(1).toUpperCase(Locale.ROOT) + " " + words.group(2) : "";
  }
}
