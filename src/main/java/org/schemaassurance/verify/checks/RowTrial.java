package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.DataQueries.Answer;
import org.schemaassurance.verify.Judgement;

/**
 * Asks the server which of some obstacles a row does not pass: all in one query, and one by one
 * only where that one does not say that it passes all.
 */
final class RowTrial {
  private final RowToInsert row;
  private final DataQueries data;
  private final boolean tellsWhich;
  private final Set<String> unsettled = new HashSet<>();

  /**
   * @param tellsWhich whether a refusal says which rows of a query it is about
   */
  RowTrial(RowToInsert row, DataQueries data, boolean tellsWhich) {
    this.row = row;
    this.data = data;
    this.tellsWhich = tellsWhich;
  }

  /**
   * What refuses the row, or may; none where every obstacle lets it pass.
   *
   * @param values that there is a value for a column at all, on which the others rest
   */
  List<Judgement> judge(List<Obstacle> values, List<Obstacle> others) {
    List<Obstacle> all = Stream.concat(values.stream(), others.stream()).toList();
    if (all.isEmpty() || passes(all)) {
      return List.of();
    }
    List<Judgement> judgements = new ArrayList<>();
    for (Obstacle value : values) {
      judge(value)
          .ifPresent(
              judgement -> {
                judgements.add(judgement);
                unsettled.addAll(value.columns());
              });
    }
    others.forEach(obstacle -> judge(obstacle).ifPresent(judgements::add));
    return judgements;
  }

  private boolean passes(List<Obstacle> obstacles) {
    return ask(obstacles) instanceof Answer.Rows answer && isTrue(answer);
  }

  private Answer ask(List<Obstacle> obstacles) {
    return data.rows(query(row, obstacles), 1);
  }

  /** Whether all let the row pass, in one row of one column. */
  static String query(RowToInsert row, List<Obstacle> obstacles) {
    String all =
        obstacles.stream()
            .map(obstacle -> "(" + obstacle.taken() + ")")
            .collect(Collectors.joining(" AND "));
    Set<String> columns =
        obstacles.stream()
            .flatMap(obstacle -> obstacle.columns().stream())
            .collect(Collectors.toSet());
    return "SELECT COALESCE(pg_catalog.bool_and("
        + all
        + "), true) AS taken FROM "
        + row.relation(columns);
  }

  private static boolean isTrue(Answer.Rows answer) {
    return answer.rows().stream().allMatch(taken -> taken.get(0).equals("t"));
  }

  /** What depends on a value that there is not, or that nobody knows, is not asked. */
  private Optional<Judgement> judge(Obstacle obstacle) {
    if (obstacle.columns().stream().anyMatch(unsettled::contains)) {
      return Optional.empty();
    }
    Answer answer = ask(List.of(obstacle));
    if (answer instanceof Answer.Refused refused) {
      if (refused.byAValue()) {
        return Optional.of(obstacle.raises(refused.reason()));
      }
      return Optional.of(
          Judgement.unknown(
              obstacle.object(), "find out whether it takes " + row.words(), refused));
    }
    return isTrue((Answer.Rows) answer) ? Optional.empty() : Optional.of(refusal(obstacle));
  }

  private Judgement refusal(Obstacle obstacle) {
    return row.query().isEmpty() || !tellsWhich ? obstacle.refuses() : refusalOfSome(obstacle);
  }

  /** Which rows of the query are refused, as far as keys may be shown. */
  private Judgement refusalOfSome(Obstacle obstacle) {
    Set<String> columns = new HashSet<>(obstacle.columns());
    columns.addAll(row.given().keySet());
    List<String> shown = row.given().keySet().stream().sorted().toList();
    Answer refused =
        data.count(
            "SELECT "
                + shown.stream().map(row::column).collect(Collectors.joining(", "))
                + " FROM "
                + row.relation(columns)
                + " WHERE NOT ("
                + obstacle.taken()
                + ")",
            shown,
            1);
    return refused instanceof Answer.Rows rows
        ? obstacle.refuses(rows.total() + " of them" + sample(rows))
        : obstacle.refuses();
  }

  private static String sample(Answer.Rows refused) {
    if (refused.rows().isEmpty()) {
      return "";
    }
    Map<String, String> first = new LinkedHashMap<>();
    for (int i = 0; i < refused.columns().size(); i++) {
      first.put(refused.columns().get(i), refused.rows().get(0).get(i));
    }
    return ", such as " + RowToInsert.words(first);
  }
}
