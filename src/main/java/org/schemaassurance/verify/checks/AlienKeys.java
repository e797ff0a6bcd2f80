package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Set;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.Judgement;

/**
 * Unique and exclusion keys that can refuse a row which those let through that may refuse one.
 *
 * @param mayRefuse the columns of each that may
 * @param fresh tells which can refuse no row that leaves their columns out
 */
record AlienKeys(Table table, List<Set<String>> mayRefuse, FreshKeys fresh) {

  List<Judgement> judge() {
    return table.indexes().stream()
        .filter(index -> (index.unique() || index.constraint().isPresent()) && !index.primary())
        .filter(index -> !isWithinAnother(index))
        .flatMap(index -> fresh.judge(index, alien(index)).stream())
        .toList();
  }

  /**
   * A key on more columns than another one refuses nothing that the other lets through: rows that
   * are equal in all of the columns are so in some.
   */
  private boolean isWithinAnother(Index index) {
    Set<String> columns = Set.copyOf(index.keys());
    return index.unique()
        && (mayRefuse.stream().anyMatch(columns::containsAll)
            || table.indexes().stream()
                .filter(other -> other != index && columns.containsAll(other.keys()))
                .filter(other -> other.primary() || mayRefuse.contains(Set.copyOf(other.keys())))
                .anyMatch(other -> refusesAllThat(index, other)));
  }

  private boolean refusesAllThat(Index index, Index other) {
    boolean comparesAlike =
        index.options().stream().allMatch(option -> option.alienEquality().isEmpty());
    boolean hasNoNulls =
        other.keys().stream().allMatch(key -> table.column(key).filter(Column::nullable).isEmpty());
    return other.unique()
        && !other.exclusion()
        && other.enforcement().inForce()
        && other.predicate().isEmpty()
        && comparesAlike
        && (hasNoNulls || !index.nullsNotDistinct());
  }

  private Judgement alien(Index index) {
    return Judgement.broken(
        table.name() + "." + SqlIdentifier.display(index.name()),
        Phrase.of("no other key")
            .saying("no key but the declared ones that can refuse a row of " + table.name()),
        Phrase.of(KeyObstacles.shown(index)),
        "If it belongs there, add its columns to the rule's 'unique'; otherwise "
            + KeyObstacles.drop(table, index));
  }
}
