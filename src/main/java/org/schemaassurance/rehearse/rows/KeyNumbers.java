package org.schemaassurance.rehearse.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Numbers by which values are chosen so that no two rows share a key, as SQL expressions of the
 * row's number. Over a key of several columns they count like the digits of a number whose places
 * have different bases, so that each combination comes once; and each digit is moved by the one
 * before it, so that neighbouring rows differ in all of them. Each of the columns repeats its
 * values.
 */
final class KeyNumbers {
  /** One row of five repeats what the one before it has: a partial key may allow that. */
  private static final String WITH_REPETITIONS =
      "(" + RowQuery.NUMBER + " - " + RowQuery.NUMBER + " % 5 / 4)";

  /** Each value of a column comes about so often. */
  private static final int REPETITIONS = 7;

  /** So many times as many combinations as rows: conditions refuse some. */
  private static final int ROOM = 4;

  private final List<Unit> units;
  private final long wanted;
  private final Map<Unit, String> numbers = new LinkedHashMap<>();

  /** Of a first digit: the number of the row without it, for the others. */
  private final Map<Unit, String> rests = new LinkedHashMap<>();

  private final List<Unit> unique = new ArrayList<>();

  /**
   * @param units those whose values are chosen
   * @param wanted how many rows there are to be
   */
  KeyNumbers(List<Unit> units, List<FillableTable.Key> keys, long wanted) {
    this.units = units;
    this.wanted = wanted;
    keys.stream().filter(key -> !key.isPartial()).forEach(key -> add(key, RowQuery.NUMBER));
    keys.stream().filter(FillableTable.Key::isPartial).forEach(key -> add(key, WITH_REPETITIONS));
  }

  /** Empty for what is in no key. */
  Optional<String> of(Unit unit) {
    return Optional.ofNullable(numbers.get(unit));
  }

  private void add(FillableTable.Key key, String row) {
    List<Unit> chosen = unitsOf(key);
    boolean areAllChosen =
        key.columns().stream()
            .allMatch(column -> chosen.stream().anyMatch(unit -> unit.columns().contains(column)));
    if (!areAllChosen || chosen.stream().anyMatch(unique::contains)) {
      return;
    }
    if (chosen.size() > 1) {
      count(chosen, row);
    } else if (!key.isPartial() || !numbers.containsKey(chosen.get(0))) {
      numbers.put(chosen.get(0), row);
      unique.add(chosen.get(0));
    }
  }

  /** What has its own size comes first. */
  private List<Unit> unitsOf(FillableTable.Key key) {
    return units.stream()
        .filter(unit -> unit.columns().stream().anyMatch(key.columns()::contains))
        .sorted(Comparator.comparing(unit -> unit.size().isEmpty()))
        .toList();
  }

  /** A column that several keys begin with is the first digit of all of them. */
  private void count(List<Unit> chosen, String row) {
    Optional<Unit> first = chosen.stream().filter(rests::containsKey).findFirst();
    String rest = first.map(rests::get).orElse(row);
    String before = first.map(numbers::get).orElse("0");
    for (Unit unit : chosen) {
      if (!numbers.containsKey(unit) && !unit.isWithin()) {
        String size = enough(unit, chosen);
        String digit = "((%s + %s + %d) %% %s)".formatted(rest, before, 37 * unit.salt(), size);
        boolean isFirst = rest.equals(row);
        numbers.put(unit, digit);
        rest = "(%s / %s)".formatted(rest, size);
        before = digit;
        if (isFirst) {
          rests.put(unit, rest);
        }
      }
    }
  }

  /**
   * How many of a unit's values are used: so few that they repeat, and so many that there are keys
   * enough.
   */
  private String enough(Unit unit, List<Unit> chosen) {
    String others =
        chosen.stream()
            .filter(other -> !other.equals(unit) && !other.isWithin())
            .map(other -> other.size().orElse("" + few()))
            .collect(Collectors.joining(" * "));
    String used =
        "GREATEST(%d, %d / GREATEST(1, %s))"
            .formatted(few(), ROOM * wanted, others.isEmpty() ? "1" : others);
    return "(SELECT "
        + unit.size().map(size -> "LEAST(" + size + ", " + used + ")").orElse(used)
        + ")";
  }

  /** Two columns with so many values have keys enough. */
  private long few() {
    return Math.max((long) Math.ceil(Math.sqrt((double) ROOM * wanted)), wanted / REPETITIONS);
  }
}
