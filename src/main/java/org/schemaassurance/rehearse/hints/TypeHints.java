package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.StatementPattern;

/** Types of new columns that some would choose otherwise, in new tables as in old ones. */
final class TypeHints {
  private static final StatementPattern WITH_ZONE = StatementPattern.of("... WITH TIME ZONE");
  private static final Set<String> NARROW = Set.of("int", "integer", "int4", "smallint", "int2");
  private static final Set<String> NARROW_SERIAL =
      Set.of("serial", "serial4", "smallserial", "serial2");

  static final List<TextDetector> ALL =
      List.of(
          opinion(
              "char-type",
              TypeHints::isPadded,
              "It is padded with blanks to its length, which comparisons ignore and the application sees."),
          opinion(
              "money-type",
              column -> column.typeName().equals("money"),
              "What it prints and reads depends on lc_monetary, and it knows no currency."),
          opinion(
              "varchar-type",
              column -> column.typeName().equals("varchar") || isVarying(column),
              "Making it shorter later locks and reads the table; text with a CHECK that is validated apart does not."),
          opinion(
              "timestamp-type",
              TypeHints::hasNoZone,
              "It is no point in time: what it means depends on who reads it."),
          opinion(
              "serial-type",
              ColumnHints::isSerial,
              "Its sequence has rights and an owner of its own; GENERATED AS IDENTITY belongs to the column."),
          opinion(
              "int-key",
              TypeHints::isNarrowKey,
              "It ends at 2,147,483,647 or before, and making it a bigint then writes the table anew."));

  private TypeHints() {}

  private static TextDetector opinion(String id, Predicate<ColumnText> is, String sentence) {
    return new TextDetector(
        Hint.opinion(id),
        changeset ->
            changeset.statements().stream()
                .flatMap(
                    statement ->
                        Stream.concat(
                            ofNewTable(changeset, statement, is, sentence),
                            ofOldTable(changeset, statement, is, sentence))));
  }

  private static Stream<Remark> ofNewTable(
      ChangesetText changeset, TextStatement statement, Predicate<ColumnText> is, String sentence) {
    return ColumnText.created(statement).stream()
        .flatMap(
            table ->
                table.columns().stream()
                    .filter(is)
                    .map(
                        column ->
                            new Remark(
                                changeset.called(table.table())
                                    + "."
                                    + SqlIdentifier.display(column.name()),
                                statement.index(),
                                sentence)));
  }

  private static Stream<Remark> ofOldTable(
      ChangesetText changeset, TextStatement statement, Predicate<ColumnText> is, String sentence) {
    return AlterAction.in(statement, changeset.before())
        .flatMap(
            action ->
                action
                    .addedColumn()
                    .filter(is)
                    .map(column -> action.saysOf(column.name(), sentence))
                    .stream());
  }

  private static boolean isPadded(ColumnText column) {
    return Set.of("char", "character", "bpchar").contains(column.typeName()) && !isVarying(column);
  }

  private static boolean isVarying(ColumnText column) {
    return column.type().stream().anyMatch(token -> token.isWord("varying"))
        && !column.typeName().equals("bit");
  }

  private static boolean hasNoZone(ColumnText column) {
    return column.typeName().equals("timetz")
        || (column.typeName().equals("timestamp") && !WITH_ZONE.begins(column.type()));
  }

  private static boolean isNarrowKey(ColumnText column) {
    return column.has("primary key")
        && (NARROW.contains(column.typeName()) || NARROW_SERIAL.contains(column.typeName()));
  }
}
