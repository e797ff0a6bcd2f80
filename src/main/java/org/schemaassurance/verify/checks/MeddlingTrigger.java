package org.schemaassurance.verify.checks;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.sql.AssignedFields;
import org.schemaassurance.sql.RowWrites;
import org.schemaassurance.sql.RowWrites.Write;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.TableCommands;
import org.schemaassurance.verify.Evidence;

/**
 * A trigger that takes or changes what rules speak of, as far as that is written down: it sets a
 * column of its row that rules speak of, keeps the row out, or takes or changes rows of a table of
 * theirs. What cannot be seen is not told.
 *
 * @param table the trigger's own
 */
record MeddlingTrigger(Trigger trigger, Table table, Evidence evidence) {
  private static final Set<RowWrites.Kind> TAKES_ROWS =
      Set.of(RowWrites.Kind.DELETE, RowWrites.Kind.MERGE_THAT_DELETES, RowWrites.Kind.TRUNCATE);

  /** What it does, as a sentence goes on: {@code sets new.end_time}. */
  Optional<String> objection() {
    return evidence.schema().routines(trigger.function()).stream()
        .filter(function -> function.arguments().isEmpty())
        .filter(function -> function.language().equals("plpgsql"))
        .flatMap(function -> objection(function).stream())
        .findFirst();
  }

  private Optional<String> objection(Routine function) {
    try {
      return objectionToRow(function)
          .or(
              () ->
                  ReachedRoutines.of(function, evidence).stream()
                      .filter(ReachedRoutines::isReadable)
                      .flatMap(routine -> objectionToStatements(routine).stream())
                      .findFirst());
    } catch (SqlTextException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<String> objectionToRow(Routine function) {
    if (trigger.timing() != Trigger.Timing.BEFORE || trigger.level() != Trigger.Level.ROW) {
      return Optional.empty();
    }
    Set<String> spokenOf = spokenOf(table.name());
    return AssignedFields.of("new", function.body()).stream()
        .filter(spokenOf::contains)
        .findFirst()
        .map(column -> "sets new." + column + ", of which rules speak")
        .or(
            () ->
                AssignedFields.replaces("new", function.body())
                    ? Optional.of("puts another row in the place of new")
                    : Optional.empty())
        .or(() -> objectionToReturn(function));
  }

  /** A row that is not deleted but marked is an everyday matter. */
  private Optional<String> objectionToReturn(Routine function) {
    boolean writes =
        trigger.events().contains(Trigger.Event.INSERT)
            || trigger.events().contains(Trigger.Event.UPDATE);
    return writes && AssignedFields.returnsNull(function.body())
        ? Optional.of("returns NULL, which keeps the row out")
        : Optional.empty();
  }

  private Optional<String> objectionToStatements(Routine routine) {
    return Stream.concat(
            RowWrites.in(routine.body()).stream()
                .filter(this::meddles)
                .map(write -> "runs " + write),
            TableCommands.in(routine.body()).stream()
                .filter(TableCommands.Command::silences)
                .filter(
                    command ->
                        command.table().isEmpty()
                            || watched().anyMatch(command.table().get()::mayMean))
                .map(command -> "runs " + command.words()))
        .findFirst();
  }

  private boolean meddles(Write write) {
    return watched()
        .filter(name -> write.table().filter(written -> written.mayMean(name)).isPresent())
        .anyMatch(name -> TAKES_ROWS.contains(write.kind()) || setsOneOfTheirs(write, name));
  }

  private boolean setsOneOfTheirs(Write write, QualifiedName name) {
    Set<String> spokenOf = spokenOf(name);
    return write.columns().stream().anyMatch(spokenOf::contains);
  }

  /** The columns of a table that rules speak of, if only of their types. */
  private Set<String> spokenOf(QualifiedName name) {
    return mentions()
        .filter(mention -> mention.table().equals(name))
        .flatMap(mention -> mention.columns().stream())
        .collect(Collectors.toSet());
  }

  /** The tables that rules speak of. */
  private Stream<QualifiedName> watched() {
    return mentions().map(Mention::table).distinct();
  }

  private Stream<Mention> mentions() {
    return evidence.declarations().stream().flatMap(declaration -> declaration.mentions().stream());
  }
}
