package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.Token;

/**
 * What single statements of a trigger's function do beside looking on, for one event; asked in the
 * order in which they run, since what variables hold is kept in mind.
 */
final class OnlookingStatements {
  private final OnlookingTrigger onlooker;
  private final Routine function;
  private final Trigger.Event event;
  private final Map<String, Optional<Text>> variables = new HashMap<>();
  private final Map<String, FilledRow> rows = new HashMap<>();
  private final Map<String, List<Text>> assigned = new HashMap<>();
  private final CountedLimit limit;

  OnlookingStatements(OnlookingTrigger onlooker, Routine function, Trigger.Event event) {
    this.onlooker = onlooker;
    this.function = function;
    this.event = event;
    this.limit = new CountedLimit(onlooker, event);
  }

  /** Whether it is true of more rows than there are by far. */
  boolean isFarFromTrue(Text condition) {
    return limit.isFar(condition.tokens());
  }

  /** To what a block begins with: a variable, and what is in it at first. */
  Optional<String> objectionToVariable(BodyStatement.Assignment variable) {
    variables.put(variable.target().get(0), Optional.empty());
    rows.put(variable.target().get(0), new FilledRow());
    return variable.value().tokens().isEmpty() ? Optional.empty() : objectionTo(variable);
  }

  /**
   * The first thing that is wrong with one that does not lead to others.
   *
   * @param handled whether an error in it is caught
   */
  Optional<String> objectionTo(BodyStatement statement, boolean handled) {
    if (statement instanceof BodyStatement.Return returned) {
      return new ReturnedRow(onlooker.trigger(), event).objection(returned);
    }
    if (statement instanceof BodyStatement.Assignment assignment) {
      return objectionTo(assignment);
    }
    if (statement instanceof BodyStatement.Insertion insertion) {
      return objectionTo(insertion, handled);
    }
    if (statement instanceof BodyStatement.Update update) {
      return objectionTo(update, handled);
    }
    if (statement instanceof BodyStatement.Evaluation evaluation) {
      return objectionTo(evaluation);
    }
    if (statement instanceof BodyStatement.Message message) {
      return objectionToAny(message.values().stream());
    }
    if (statement instanceof BodyStatement.Other other) {
      return limit.counts(other.text().text(), variables.keySet())
          ? Optional.empty()
          : Optional.of("runs " + Excerpt.of(onOneLine(other.text().text())));
    }
    return Optional.empty();
  }

  private Optional<String> objectionTo(BodyStatement.Assignment assignment) {
    Optional<String> objection =
        PlainExpression.objection(
            assignment.value().tokens(),
            new OwnNumbers(onlooker, function).in(assignment.value().tokens()));
    List<String> target = assignment.target();
    if (objection.isPresent()) {
      return objection;
    }
    if (target.size() == 1 && variables.containsKey(target.get(0))) {
      rows.get(target.get(0)).fill(assignment.value());
      List<Text> values = assigned.computeIfAbsent(target.get(0), name -> new ArrayList<>());
      values.add(assignment.value());
      variables.put(
          target.get(0), values.size() > 1 ? Optional.empty() : Optional.of(assignment.value()));
      return Optional.empty();
    }
    if (target.size() == 2 && variables.containsKey(target.get(0))) {
      assigned.computeIfAbsent(target.get(0), name -> new ArrayList<>()).add(assignment.value());
      variables.put(target.get(0), Optional.empty());
      rows.get(target.get(0)).fill(target.get(1));
      return Optional.empty();
    }
    String written = String.join(".", target);
    if (target.size() != 2 || !target.get(0).equals("new")) {
      return Optional.of("sets " + written);
    }
    if (onlooker.table().column(target.get(1)).isEmpty()) {
      return Optional.of("sets " + written + ", a column that there is not");
    }
    boolean matters = onlooker.trigger().timing() == Trigger.Timing.BEFORE;
    return matters && !onlooker.maySet(target.get(1), assignment.value(), event)
        ? Optional.of("sets " + written + ", which is not for it to set")
        : Optional.empty();
  }

  /** {@code pg_notify} tells others; anything else is called for what it does. */
  private Optional<String> objectionTo(BodyStatement.Evaluation evaluation) {
    List<Token> tokens = evaluation.value().tokens();
    int name = tokens.size() > 2 && tokens.get(1).isPunctuation(".") ? 2 : 0;
    boolean notifies =
        tokens.size() > name + 1
            && tokens.get(name).isWord("pg_notify")
            && (name == 0 || tokens.get(0).isWord("pg_catalog"));
    List<Token> arguments = notifies ? tokens.subList(name + 1, tokens.size()) : List.of();
    return notifies
        ? PlainExpression.objection(arguments)
            .or(() -> new NotifiedPayload(onlooker.table(), arguments, assigned).objection())
        : Optional.of("runs PERFORM " + Excerpt.of(onOneLine(evaluation.value().text())));
  }

  private Optional<String> objectionTo(BodyStatement.Insertion insertion, boolean handled) {
    Stream<Text> instead = insertion.instead().stream().flatMap(update -> update.values().stream());
    Stream<Text> values = insertion.rows().stream().flatMap(row -> row.values().stream());
    return objectionToAny(Stream.concat(values, instead))
        .or(() -> new SourceOfRows(onlooker.trigger(), insertion).objection())
        .or(
            () ->
                insertion.rows().stream()
                    .flatMap(row -> objectionToRow(row, handled).stream())
                    .findFirst());
  }

  private Optional<String> objectionToRow(BodyStatement.Insertion row, boolean handled) {
    return new WrittenRow(onlooker, function, event, row, variables, rows)
        .objection(handled)
        .map(objection -> "writes " + objection);
  }

  private Optional<String> objectionTo(BodyStatement.Update written, boolean handled) {
    CountedUpdate counted = new CountedUpdate(onlooker, written);
    BodyStatement.Update update = counted.plain();
    return counted
        .objection()
        .or(
            () ->
                objectionToAny(
                    Stream.concat(update.values().stream(), Stream.of(update.condition()))))
        .or(
            () ->
                new NotedRow(onlooker, function, event, update)
                    .objection(handled)
                    .map(objection -> "updates " + objection))
        .or(() -> handled ? Optional.empty() : objectionToTrial(counted, update));
  }

  private Optional<String> objectionToTrial(CountedUpdate counted, BodyStatement.Update update) {
    WrittenTable written =
        new WrittenTable(onlooker, function, update.schema(), update.table(), Trigger.Event.UPDATE);
    return written
        .in(written.read())
        .flatMap(table -> counted.trial(table.name(), variables.keySet()));
  }

  private static Optional<String> objectionToAny(Stream<Text> expressions) {
    return expressions
        .flatMap(expression -> PlainExpression.objection(expression.tokens()).stream())
        .findFirst();
  }

  private static String onOneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
