package org.schemaassurance.verify.checks;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.Judgement;

/** What a row's columns take: its values, the defaults of the others, what is computed of them. */
record ValueObstacles(RowToInsert row) {

  /** What the definition alone tells. */
  Stream<Judgement> judgements() {
    return Stream.concat(
        row.given().keySet().stream().sorted().flatMap(name -> ofGiven(name).stream()),
        row.complete()
            ? row.table().columns().stream()
                .filter(column -> !row.gives(column.name()))
                .flatMap(column -> ofOmitted(column).stream())
            : Stream.of());
  }

  private Optional<Judgement> ofGiven(String name) {
    Optional<Column> column = row.table().column(name);
    if (column.isEmpty()) {
      return Optional.of(Judgement.notAsBuilt(nameOf(name), "a column", "no such column"));
    }
    boolean computed = column.get().generated();
    if (computed || row.intake().alwaysIdentities().contains(name)) {
      return Optional.of(
          Judgement.broken(
              nameOf(name),
              Phrase.of("a column that takes a value"),
              Phrase.of(computed ? "GENERATED ALWAYS AS" : "GENERATED ALWAYS AS IDENTITY")
                  .addingInSentence(", which takes none"),
              "Leave it out where rows are inserted, and in the rule."));
    }
    return Optional.empty();
  }

  private Optional<Judgement> ofOmitted(Column column) {
    if (!column.mayBeOmitted()) {
      return Optional.of(
          Judgement.broken(
              nameOf(column.name()),
              Phrase.of("nullable, or with a default")
                  .saying("that " + row.words() + " alone is taken"),
              Phrase.of("NOT NULL without default"),
              new AlteredColumn(row.table(), column).omittable("Give it a default")));
    }
    return Optional.ofNullable(row.intake().sequences().get(column.name()))
        .flatMap(sequence -> ofSequence(column, sequence));
  }

  private Optional<Judgement> ofSequence(Column column, Intake.Sequence sequence) {
    return switch (sequence.state()) {
      case USED_UP -> Optional.of(usedUp(column, sequence));
      case UNREADABLE_AND_SHORT ->
          Optional.of(new UnreadSequence(sequence.name()).behind(nameOf(column.name())));
      case GOES_ON, UNREADABLE -> Optional.empty();
    };
  }

  private Judgement usedUp(Column column, Intake.Sequence sequence) {
    return Judgement.broken(
        nameOf(column.name()),
        Obstacle.taking(row),
        Phrase.of("nextval('" + sequence.name() + "')")
            .addingInSentence(" as its default, a sequence that is used up"),
        "ALTER SEQUENCE "
            + sequence.name()
            + " NO MAXVALUE; -- if its type still ends there, a larger type");
  }

  /** What the server has to compute. */
  Stream<Obstacle> obstacles() {
    return row.table().columns().stream().flatMap(column -> of(column).stream());
  }

  private Optional<Obstacle> of(Column column) {
    if (row.gives(column.name())) {
      return column.generated() ? Optional.empty() : Optional.of(ofValue(column));
    }
    boolean computed =
        column.generated()
            ? row.settles(row.columnsIn(column.defaultExpression().stream().toList()))
            : row.complete() && column.defaultExpression().isPresent();
    return computed ? Optional.of(ofDefault(column)) : Optional.empty();
  }

  private Obstacle ofValue(Column column) {
    String value = row.given().get(column.name());
    String expected =
        row.query().isEmpty() ? "a type that takes " + value : "a type that takes " + row.words();
    return obstacle(
        column,
        Phrase.of(expected),
        column.type(),
        column.nullable() ? "" : " NOT NULL",
        "Give the column a type that takes it, or the rows other values.");
  }

  private Obstacle ofDefault(Column column) {
    String expression = column.defaultExpression().orElse("NULL");
    return obstacle(
        column,
        Phrase.of(
            column.generated()
                ? "an expression that gives a value"
                : "a default that gives a value"),
        (column.generated() ? "GENERATED ALWAYS AS (" + expression + ")" : "DEFAULT " + expression),
        column.nullable() ? "" : ", which gives NULL",
        column.generated() ? alter(column, "DROP EXPRESSION") : alter(column, "DROP DEFAULT"));
  }

  private Obstacle obstacle(
      Column column, Phrase expected, String found, String refusing, String hint) {
    String value = row.column(column.name());
    return new Obstacle(
        nameOf(column.name()),
        Set.of(column.name()),
        "pg_catalog.num_nulls(" + value + (column.nullable() ? ") >= 0" : ") = 0"),
        expected,
        found,
        refusing,
        hint);
  }

  private String alter(Column column, String action) {
    return "ALTER TABLE %s ALTER COLUMN %s %s;"
        .formatted(row.table().name(), SqlIdentifier.display(column.name()), action);
  }

  private String nameOf(String column) {
    return row.table().name() + "." + SqlIdentifier.display(column);
  }
}
