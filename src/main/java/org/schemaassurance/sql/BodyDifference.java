package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands in one text of a routine and not in the other, line by line, as {@code diff} shows
 * it.
 *
 * @param removed lines that were expected and are not there
 * @param added lines that are there and were not expected
 * @param lines the whole, each line begun with {@code -}, {@code +} or a blank
 */
public record BodyDifference(List<String> removed, List<String> added, String lines) {
  private static final int CONTEXT = 2;

  /**
   * The table below has one entry for each pair of lines; of longer texts the beginning is shown.
   */
  private static final int LONGEST = 1000;

  /** Compares line by line; blanks at the ends of lines make no difference. */
  public static BodyDifference between(String expected, String found) {
    List<String> before = lines(expected);
    List<String> after = lines(found);
    int[][] common = commonLengths(before, after);
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    List<String> all = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && sameLine(before.get(i), after.get(j))) {
        all.add("  " + before.get(i++));
        j++;
      } else if (j >= after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        removed.add(before.get(i).strip());
        all.add("- " + before.get(i++));
      } else {
        added.add(after.get(j).strip());
        all.add("+ " + after.get(j++));
      }
    }
    return new BodyDifference(
        List.copyOf(removed), List.copyOf(added), String.join("\n", nearChanges(all)));
  }

  private static List<String> lines(String text) {
    return text.strip().lines().limit(LONGEST).map(String::stripTrailing).toList();
  }

  /**
   * How many lines the two have in common from each pair of positions on: the table of the longest
   * common subsequence.
   */
  private static int[][] commonLengths(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 2][after.size() + 2];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            sameLine(before.get(i), after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static boolean sameLine(String one, String other) {
    return one.strip().equals(other.strip());
  }

  private static List<String> nearChanges(List<String> all) {
    List<String> near = new ArrayList<>();
    boolean skipped = false;
    for (int i = 0; i < all.size(); i++) {
      boolean shown = false;
      for (int k = Math.max(0, i - CONTEXT); k <= Math.min(all.size() - 1, i + CONTEXT); k++) {
        shown |= !all.get(k).startsWith("  ");
      }
      if (shown) {
        near.add(all.get(i));
      } else if (!skipped) {
        near.add("  …");
      }
      skipped = !shown;
    }
    return near;
  }

  /** A line that is missing, for a sentence. */
  public String expectedInWords() {
    return removed.isEmpty() ? "" : " (with \"" + removed.get(0) + "\")";
  }

  /** A line that was not expected, for a sentence. */
  public String foundInWords() {
    return added.isEmpty() ? " that lacks lines" : " (with \"" + added.get(0) + "\")";
  }
}
