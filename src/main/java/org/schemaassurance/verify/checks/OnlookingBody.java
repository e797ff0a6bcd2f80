package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement;

/**
 * What the body of a trigger's function does for one event, along every course that it may take
 * then.
 */
final class OnlookingBody {
  private final OnlookingTrigger onlooker;
  private final Trigger.Event event;
  private final OnlookingStatements single;

  OnlookingBody(OnlookingTrigger onlooker, Routine function, Trigger.Event event) {
    this.onlooker = onlooker;
    this.event = event;
    this.single = new OnlookingStatements(onlooker, function, event);
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
    if (statement instanceof BodyStatement.Choice choice) {
      return follow(choice, handled);
    }
    if (statement instanceof BodyStatement.Block block) {
      return follow(block, handled);
    }
    return new Course(
        single.objectionTo(statement, handled), !(statement instanceof BodyStatement.Return));
  }

  private Course follow(BodyStatement.Choice choice, boolean handled) {
    boolean goesOn = false;
    for (BodyStatement.Branch branch : choice.branches()) {
      Optional<String> objection = PlainExpression.objection(branch.condition().tokens());
      if (objection.isPresent()) {
        return Course.on(objection);
      }
      Optional<Boolean> taken =
          new EventCondition(onlooker.table(), onlooker.trigger(), event)
              .isTrue(branch.condition().tokens())
              .or(() -> neverTrue(branch.condition()));
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

  private Optional<Boolean> neverTrue(BodyStatement.Text condition) {
    return new ImpossibleCondition(onlooker, event)
                .isImpossible(condition.tokens(), condition.text())
            || single.isFarFromTrue(condition)
        ? Optional.of(false)
        : Optional.empty();
  }

  private Course follow(BodyStatement.Block block, boolean handled) {
    for (BodyStatement.Assignment variable : block.variables()) {
      Optional<String> objection = single.objectionToVariable(variable);
      if (objection.isPresent()) {
        return Course.on(objection);
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
}
