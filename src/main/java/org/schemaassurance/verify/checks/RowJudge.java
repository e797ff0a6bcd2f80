package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.Judgement;

/**
 * All that a row would meet.
 *
 * @param mayRefuse unique keys that may, since the row is there already
 * @param references foreign keys to look at
 * @param tellsWhich whether a refusal says which rows of a query it is about
 */
record RowJudge(
    RowToInsert row,
    List<Set<String>> mayRefuse,
    List<ForeignKey> references,
    DataQueries data,
    boolean tellsWhich) {

  /** What refuses the row, or may. */
  List<Judgement> judge() {
    ValueObstacles values = new ValueObstacles(row);
    ConditionObstacles conditions = new ConditionObstacles(row);
    KeyObstacles keys = new KeyObstacles(row, mayRefuse, references);
    List<Judgement> judgements =
        new ArrayList<>(Stream.concat(values.judgements(), conditions.judgements()).toList());
    judgements.addAll(
        new RowTrial(row, data, tellsWhich)
            .judge(
                values.obstacles().toList(),
                Stream.concat(conditions.obstacles(), keys.obstacles()).toList()));
    return judgements;
  }
}
