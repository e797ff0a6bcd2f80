package org.schemaassurance.mutate;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value that a setting takes and that is none of some. */
final class OtherValue {
  private static final Set<String> ON = Set.of("on", "true", "yes");
  private static final Set<String> OFF = Set.of("off", "false", "no");
  private static final Pattern NUMBER = Pattern.compile("(\\d+)( ?[a-zA-Z]*)");

  private OtherValue() {}

  /** Empty for words of which only the server knows the others. */
  static Optional<String> than(List<String> values) {
    return values.stream()
        .findFirst()
        .flatMap(OtherValue::than)
        .filter(other -> values.stream().noneMatch(other::equalsIgnoreCase));
  }

  private static Optional<String> than(String value) {
    String word = value.toLowerCase(Locale.ROOT);
    if (ON.contains(word) || OFF.contains(word)) {
      return Optional.of(ON.contains(word) ? "off" : "on");
    }
    Matcher number = NUMBER.matcher(value);
    return number.matches()
        ? Optional.of(new BigInteger(number.group(1)).add(BigInteger.ONE) + number.group(2))
        : Optional.empty();
  }
}
