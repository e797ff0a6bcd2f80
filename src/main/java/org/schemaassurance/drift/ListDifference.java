package org.schemaassurance.drift;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.schemaassurance.sql.BodyDifference;

/** The halves of a sentence about two lists of elements, a line each. */
final class ListDifference {
  /** So many of them are named. */
  private static final int NAMED = 3;

  private ListDifference() {}

  /**
   * What was expected.
   *
   * @param what the list is called, in the plural
   */
  static String expected(String what, BodyDifference difference) {
    String list = "its " + what;
    if (isOfOrder(difference)) {
      return list + " in their order";
    }
    return difference.removed().isEmpty()
        ? list + " unchanged"
        : list + " with " + named(difference.removed());
  }

  /** What there is instead. */
  static String found(BodyDifference difference) {
    if (isOfOrder(difference)) {
      return "them in another";
    }
    if (difference.added().isEmpty()) {
      return "them without";
    }
    return "them with "
        + named(difference.added())
        + (difference.removed().isEmpty() ? ", too" : " instead");
  }

  private static boolean isOfOrder(BodyDifference difference) {
    return new HashSet<>(difference.removed()).equals(new HashSet<>(difference.added()));
  }

  private static String named(List<String> elements) {
    String some = elements.stream().limit(NAMED).collect(Collectors.joining(", "));
    int others = elements.size() - NAMED;
    return others > 0 ? some + " and " + others + " more" : some;
  }
}
