package org.schemaassurance.rules;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody's word that a difference between schemas is accepted for a time.
 *
 * @param object the qualified name in the difference; {@code *} stands for any characters
 * @param difference missing, unexpected, changed or not enforced; empty for any
 * @param type the kind of object, such as {@code index}; empty for any
 * @param owner who answers for it
 * @param expires the last day on which it counts, in UTC
 */
public record Ignored(
    String object,
    Optional<String> difference,
    Optional<String> type,
    String reason,
    String owner,
    LocalDate expires,
    SourceLocation location) {

  /** Whether it still counts on a day. */
  public boolean countsOn(LocalDate day) {
    return !day.isAfter(expires);
  }

  /** Whether it speaks of such a difference. */
  public boolean matches(String kindOfDifference, String kindOfObject, String name) {
    return difference.map(kindOfDifference::equals).orElse(true)
        && type.map(kindOfObject::equals).orElse(true)
        && pattern().matcher(name).matches();
  }

  private Pattern pattern() {
    return Pattern.compile(
        "\\Q" + object.replace("\\E", "\\E\\\\E\\Q").replace("*", "\\E.*\\Q") + "\\E",
        Pattern.DOTALL);
  }
}
