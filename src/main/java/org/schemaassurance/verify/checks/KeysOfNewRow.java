package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.SqlLexer;

/**
 * Keys that a row which is written down as another one is inserted cannot meet: they hold the
 * inserted row's own key, which nothing has referred to before. Those that were there already, and
 * stand for NEW where rows are tried, have had theirs written down.
 *
 * @param columns that are given
 */
record KeysOfNewRow(WrittenRow row, Table target, List<String> columns) {

  /** The columns of each. */
  List<Set<String>> met() {
    Trigger trigger = row.onlooker().trigger();
    boolean isNew =
        row.event() == Trigger.Event.INSERT
            && trigger.timing() == Trigger.Timing.AFTER
            && trigger.level() == Trigger.Level.ROW
            && !trigger.deferrable();
    return isNew
        ? target.indexes().stream()
            .filter(index -> index.keys().size() > 1 || isWrittenOnce())
            .filter(index -> index.keys().stream().anyMatch(this::isOwnKey))
            .map(index -> Set.copyOf(index.keys()))
            .toList()
        : List.of();
  }

  /** A second row of the same function would have the same value. */
  private boolean isWrittenOnce() {
    return SqlLexer.tokenize(row.function().body()).stream()
            .filter(token -> token.isName() && token.text().equals(target.name().name()))
            .count()
        == 1;
  }

  private boolean isOwnKey(String column) {
    return given(column)
        .filter(own -> row.onlooker().table().indexes().stream().anyMatch(key -> isKey(key, own)))
        .filter(own -> isMadeUp(own) || refersTo(column, own))
        .isPresent();
  }

  private Optional<String> given(String column) {
    int at = columns.indexOf(column);
    return at >= 0 && at < row.insertion().values().size()
        ? row.insertion().values().get(at).columnOfNew()
        : Optional.empty();
  }

  private static boolean isKey(Index index, String column) {
    return index.unique()
        && index.keys().equals(List.of(column))
        && index.predicate().isEmpty()
        && index.enforcement().inForce()
        && index.constraint().filter(constraint -> constraint.deferrable()).isEmpty();
  }

  /** Nobody makes up one that was there before, be it of a row that is gone. */
  private boolean isMadeUp(String own) {
    return row.onlooker().table().column(own).map(Column::type).filter("uuid"::equals).isPresent();
  }

  private boolean refersTo(String column, String own) {
    return target.foreignKeys().stream()
        .filter(key -> key.checking().enforced() && key.checking().validated())
        .filter(key -> !key.checking().deferrable())
        .anyMatch(
            key -> key.connects(List.of(column), row.onlooker().table().name(), List.of(own)));
  }
}
