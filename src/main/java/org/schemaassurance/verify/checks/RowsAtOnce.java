package org.schemaassurance.verify.checks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement.Insertion;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.Judgement;

/**
 * Rows that one INSERT of a trigger writes at once, by VALUES or by a join: two of them may have
 * one key, which rows that are there already do not tell.
 *
 * @param columns that are given
 */
record RowsAtOnce(WrittenRow row, Table target, List<String> columns, Intake intake) {

  private static final Set<String> BEFORE_STATEMENT = Set.of(";", "begin", "then", "else", ">>");

  /** What may refuse them; empty where there is one row, too. */
  Optional<Judgement> judge() {
    Insertion insertion = row.insertion();
    if (!insertion.others().isEmpty()) {
      return unequal().or(this::ofUpdate).or(this::ofKeys).or(this::ofForeignKeys);
    }
    return insertion.source().flatMap(Insertion.Source::join).flatMap(join -> ofKeys());
  }

  /** Rows of unequal length are an error, as is what has more values than there are columns. */
  private Optional<Judgement> unequal() {
    int width = row.insertion().values().size();
    return row.insertion().others().stream().anyMatch(other -> other.size() != width)
        ? Optional.of(refusal("VALUES of unequal length"))
        : Optional.empty();
  }

  /** ON CONFLICT DO UPDATE fails where two of the rows have one key. */
  private Optional<Judgement> ofUpdate() {
    return row.insertion()
        .instead()
        .filter(update -> !update.columns().isEmpty())
        .map(update -> refusal("DO UPDATE, which may meet one row twice"));
  }

  private Optional<Judgement> ofKeys() {
    return row.insertion().skipsConflicts()
        ? Optional.empty()
        : target.indexes().stream()
            .filter(index -> index.unique() || index.exclusion())
            .filter(index -> index.enforcement().takesInserts())
            .filter(index -> !isNamed(index))
            .filter(index -> !new RowsApart(row, columns).under(index))
            .flatMap(index -> ofKey(index).stream())
            .findFirst();
  }

  private boolean isNamed(Index index) {
    return row.insertion()
        .instead()
        .filter(named -> index.unique() && Set.copyOf(index.keys()).equals(Set.copyOf(named.key())))
        .isPresent();
  }

  /** One whose column makes up what no other row has refuses none. */
  private Optional<Judgement> ofKey(Index index) {
    return new FreshKeys(target, intake, row.onlooker().evidence().data(), columns::contains)
        .judge(index, refusal(KeyObstacles.shown(index) + ", which two rows may violate"))
        .filter(judgement -> judgement.severity().isEmpty());
  }

  /** Of NEW's values it is known where they are found, of nothing else. */
  private Optional<Judgement> ofForeignKeys() {
    return target.foreignKeys().stream()
        .filter(key -> key.checking().enforced() && !isMet(key))
        .findFirst()
        .map(
            key ->
                refusal(
                    "FOREIGN KEY ("
                        + SqlIdentifier.displayAll(key.columns())
                        + ") REFERENCES "
                        + key.referencedTable()
                        + ", which no key of "
                        + row.onlooker().table().name()
                        + " says to be met"));
  }

  private boolean isMet(ForeignKey key) {
    if (key.columns().stream().anyMatch(this::isNull)) {
      return !key.matchFull();
    }
    Trigger trigger = row.onlooker().trigger();
    List<String> own = key.columns().stream().flatMap(column -> ofNew(column).stream()).toList();
    return own.size() == key.columns().size()
        && !key.period()
        && (own.size() == 1 || !key.matchFull())
        && trigger.timing() == Trigger.Timing.AFTER
        && !trigger.deferrable()
        && row.event() != Trigger.Event.DELETE
        && own.stream().noneMatch(this::isSet)
        && (isOwnRow(key, own) || isKeptBy(key, own));
  }

  /** One that is not given and has no default is NULL, which meets a key. */
  private boolean isNull(String column) {
    return !columns.contains(column)
        && target
            .column(column)
            .filter(left -> left.defaultExpression().isEmpty() && !left.identity())
            .isPresent();
  }

  private boolean isOwnRow(ForeignKey key, List<String> own) {
    return key.referencedTable().equals(row.onlooker().table().name())
        && own.equals(key.referencedColumns());
  }

  /** The trigger's own table has the same key, and it holds for each row at any time. */
  private boolean isKeptBy(ForeignKey key, List<String> own) {
    return row.onlooker().table().foreignKeys().stream()
        .filter(kept -> kept.checking().enforced() && kept.checking().validated())
        .filter(kept -> !kept.checking().deferrable() && !kept.period())
        .filter(kept -> !kept.enforcingTriggers().isEmpty())
        .filter(
            kept ->
                kept.enforcingTriggers().stream()
                    .allMatch(trigger -> trigger.firing().firesInOrdinarySessions()))
        .anyMatch(kept -> kept.connects(own, key.referencedTable(), key.referencedColumns()));
  }

  /** The column of NEW that is given for one of the target. */
  private Optional<String> ofNew(String column) {
    Map<String, Text> given = new HashMap<>();
    List<Text> values = row.insertion().values();
    for (int i = 0; i < values.size() && i < columns.size(); i++) {
      given.put(columns.get(i), values.get(i));
    }
    return Optional.ofNullable(given.get(column)).flatMap(Text::columnOfNew);
  }

  /** Whether the body sets a column of NEW, which is the row's no more then. */
  private boolean isSet(String column) {
    List<Token> body = SqlLexer.tokenize(row.function().body());
    return IntStream.range(1, body.size() - 3)
        .filter(at -> body.get(at).isWord("new") && body.get(at + 2).text().equals(column))
        .filter(at -> BEFORE_STATEMENT.contains(body.get(at - 1).text()))
        .findFirst()
        .isPresent();
  }

  private Judgement refusal(String found) {
    return Judgement.broken(
        target.name().toString(), Phrase.of("a table that takes them"), Phrase.of(found));
  }
}
