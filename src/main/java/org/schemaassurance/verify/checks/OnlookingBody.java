package org.schemaassurance.verify.checks;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.Token;

/** What the body of a trigger's function does for one event, statement by statement. */
final class OnlookingBody {
  private final OnlookingTrigger onlooker;
  private final Routine function;
  private final Trigger.Event event;
  private final Map<String, Optional<Text>> variables = new HashMap<>();
  private final Set<String> assigned = new HashSet<>();

  OnlookingBody(OnlookingTrigger onlooker, Routine function, Trigger.Event event) {
    this.onlooker = onlooker;
    this.function = function;
    this.event = event;
  }

  /** The first thing that it does beside looking on. */
  Optional<String> objection(BodyStatement.Block body) {
    Course course = follow(List.of(body), false);
    return course.goesOn() && course.objection().isEmpty()
        ? Optional.of("comes to its end without RETURN, which is an error")
        : course.objection();
  }

  /**
   * What came of some statements.
   *
   * @param goesOn whether the next ones may be reached
   */
  private record Course(Optional<String> objection, boolean goesOn) {
    static final Course ON = new Course(Optional.empty(), true);

    static Course on(Optional<String> objection) {
      return new Course(objection, true);
    }
  }

  /**
   * @param handled whether an error in them is caught
   */
  private Course follow(List<BodyStatement> statements, boolean handled) {
    for (BodyStatement statement : statements) {
      Course course = follow(statement, handled);
      if (course.objection().isPresent() || !course.goesOn()) {
        return course;
      }
    }
    return Course.ON;
  }

  private Course follow(BodyStatement statement, boolean handled) {
    if (statement instanceof BodyStatement.Return returned) {
      return new Course(objectionTo(returned), false);
    }
    if (statement instanceof BodyStatement.Choice choice) {
      return follow(choice, handled);
    }
    if (statement instanceof BodyStatement.Block block) {
      return follow(block, handled);
    }
    if (statement instanceof BodyStatement.Assignment assignment) {
      return Course.on(objectionTo(assignment));
    }
    if (statement instanceof BodyStatement.Insertion insertion) {
      return Course.on(objectionTo(insertion, handled));
    }
    if (statement instanceof BodyStatement.Update update) {
      return Course.on(objectionTo(update, handled));
    }
    if (statement instanceof BodyStatement.Evaluation evaluation) {
      return Course.on(objectionTo(evaluation));
    }
    if (statement instanceof BodyStatement.Message message) {
      return Course.on(objectionToAny(message.values().stream()));
    }
    if (statement instanceof BodyStatement.Other other) {
      return Course.on(Optional.of("runs " + Excerpt.of(onOneLine(other.text().text()))));
    }
    return Course.ON;
  }

  private Course follow(BodyStatement.Choice choice, boolean handled) {
    boolean goesOn = false;
    for (BodyStatement.Branch branch : choice.branches()) {
      Optional<String> objection = PlainExpression.objection(branch.condition().tokens());
      if (objection.isPresent()) {
        return Course.on(objection);
      }
      Optional<Boolean> taken = new EventCondition(event).isTrue(branch.condition().tokens());
      if (taken.orElse(true)) {
        Course course = follow(branch.statements(), handled);
        if (course.objection().isPresent()) {
          return course;
        }
        goesOn |= course.goesOn();
        if (taken.isPresent()) {
          return new Course(Optional.empty(), goesOn);
        }
      }
    }
    Course otherwise = follow(choice.otherwise(), handled);
    return new Course(otherwise.objection(), goesOn || otherwise.goesOn());
  }

  private Course follow(BodyStatement.Block block, boolean handled) {
    for (BodyStatement.Assignment variable : block.variables()) {
      variables.put(variable.target().get(0), Optional.empty());
      if (!variable.value().tokens().isEmpty()) {
        Optional<String> objection = objectionTo(variable);
        if (objection.isPresent()) {
          return Course.on(objection);
        }
      }
    }
    Course course = follow(block.statements(), handled || block.handled());
    boolean goesOn = course.goesOn();
    for (List<BodyStatement> handler : block.handlers()) {
      Course caught = follow(handler, handled);
      if (caught.objection().isPresent()) {
        return caught;
      }
      goesOn |= caught.goesOn();
    }
    return new Course(course.objection(), goesOn);
  }

  private Optional<String> objectionTo(BodyStatement.Return returned) {
    Trigger trigger = onlooker.trigger();
    if (trigger.timing() == Trigger.Timing.AFTER || trigger.level() == Trigger.Level.STATEMENT) {
      return PlainExpression.objection(returned.value().tokens());
    }
    String value =
        onOneLine(returned.value().text())
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[( )]", "");
    String row = event == Trigger.Event.DELETE ? "old" : "new";
    boolean returnsRow =
        value.equals(row)
            || value.equals("coalescenew,old")
            || value.equals("coalesceold,new") && event == Trigger.Event.DELETE;
    return returnsRow
        ? Optional.empty()
        : Optional.of(
            "returns "
                + onOneLine(returned.value().text())
                + " on "
                + event
                + " instead of the row");
  }

  private Optional<String> objectionTo(BodyStatement.Assignment assignment) {
    Optional<String> objection = PlainExpression.objection(assignment.value().tokens());
    List<String> target = assignment.target();
    if (objection.isPresent()) {
      return objection;
    }
    if (target.size() == 1 && variables.containsKey(target.get(0))) {
      boolean again = !assigned.add(target.get(0));
      variables.put(target.get(0), again ? Optional.empty() : Optional.of(assignment.value()));
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
    return matters && !onlooker.maySet(target.get(1))
        ? Optional.of("sets " + written + ", which is not for it to set")
        : Optional.empty();
  }

  /** {@code pg_notify} tells others; anything else is called for what it does. */
  private static Optional<String> objectionTo(BodyStatement.Evaluation evaluation) {
    List<Token> tokens = evaluation.value().tokens();
    int name = tokens.size() > 2 && tokens.get(1).isPunctuation(".") ? 2 : 0;
    boolean notifies =
        tokens.size() > name + 1
            && tokens.get(name).isWord("pg_notify")
            && (name == 0 || tokens.get(0).isWord("pg_catalog"));
    return notifies
        ? PlainExpression.objection(tokens.subList(name + 1, tokens.size()))
        : Optional.of("runs PERFORM " + Excerpt.of(onOneLine(evaluation.value().text())));
  }

  private Optional<String> objectionTo(BodyStatement.Insertion insertion, boolean handled) {
    return objectionToAny(insertion.values().stream())
        .or(() -> objectionToSource(insertion))
        .or(
            () ->
                new WrittenRow(onlooker, function, event, insertion, variables)
                    .objection(handled)
                    .map(objection -> "writes " + objection));
  }

  /**
   * The rows that made the trigger fire are there to be read; any other table is not ours to judge.
   */
  private Optional<String> objectionToSource(BodyStatement.Insertion insertion) {
    Trigger trigger = onlooker.trigger();
    return insertion
        .source()
        .map(BodyStatement.Insertion.Source::name)
        .filter(
            name ->
                Stream.of(trigger.newTable(), trigger.oldTable())
                    .flatMap(Optional::stream)
                    .noneMatch(name::equals))
        .map(name -> "runs " + Excerpt.of(onOneLine(insertion.whole().text())));
  }

  private Optional<String> objectionTo(BodyStatement.Update update, boolean handled) {
    return objectionToAny(Stream.concat(update.values().stream(), Stream.of(update.condition())))
        .or(
            () ->
                new NotedRow(onlooker, function, event, update)
                    .objection(handled)
                    .map(objection -> "updates " + objection));
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
