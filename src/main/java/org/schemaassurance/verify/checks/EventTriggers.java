package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.EventTrigger;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.RowWrites;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.TableCommands;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/**
 * What event triggers will do to the triggers of a table at the next command of anybody: those that
 * silence them are broken, those that may do something to the table or that cannot be looked into
 * are warnings. One that only notes commands down, or refuses them, is nothing to speak of.
 *
 * @param object how the rule calls the trigger
 * @param table whose trigger it is
 */
record EventTriggers(String object, QualifiedName table, Evidence evidence) {

  /** At most one of each event trigger, the worst. */
  List<Judgement> judge() {
    return evidence.schema().eventTriggers().stream()
        .flatMap(trigger -> judge(trigger).stream())
        .toList();
  }

  private Optional<Judgement> judge(EventTrigger trigger) {
    List<Routine> functions =
        evidence.schema().routines(trigger.function()).stream()
            .filter(function -> function.arguments().isEmpty())
            .toList();
    if (functions.size() != 1) {
      return Optional.of(unclear(trigger, "whose function cannot be looked into"));
    }
    try {
      return judge(trigger, functions.get(0));
    } catch (SqlTextException unreadable) {
      return Optional.of(
          unclear(trigger, "whose function cannot be read: " + unreadable.getMessage()));
    }
  }

  private Optional<Judgement> judge(EventTrigger trigger, Routine function) {
    if (!ReachedRoutines.isReadable(function)) {
      return Optional.of(
          unclear(trigger, "whose function is in " + function.language() + " and not looked into"));
    }
    List<Routine> readable =
        ReachedRoutines.of(function, evidence).stream()
            .filter(ReachedRoutines::isReadable)
            .toList();
    return readable.stream()
        .flatMap(routine -> silencing(routine, function).stream())
        .findFirst()
        .map(does -> silenced(trigger, does))
        .or(
            () ->
                readable.stream()
                    .flatMap(routine -> changing(routine).stream())
                    .findFirst()
                    .map(does -> unclear(trigger, does)));
  }

  private Optional<String> silencing(Routine routine, Routine own) {
    // Of its own function the settings that sessions start with say so.
    if (!routine.equals(own) && TableCommands.setReplicationRole(routine.body())) {
      return Optional.of("sets session_replication_role");
    }
    return TableCommands.in(routine.body()).stream()
        .filter(TableCommands.Command::silences)
        .filter(command -> command.table().map(reference -> reference.mayMean(table)).orElse(true))
        .map(command -> "runs " + command.words())
        .findFirst();
  }

  /** What it does to the table itself; of one that is put together as it runs, what it may do. */
  private Optional<String> changing(Routine routine) {
    List<String> changes = new ArrayList<>();
    TableCommands.in(routine.body()).stream()
        .filter(command -> !command.silences())
        .filter(command -> command.table().map(reference -> reference.mayMean(table)).orElse(true))
        .forEach(command -> changes.add("which runs " + command.words() + named(command)));
    RowWrites.in(routine.body()).stream()
        .filter(write -> write.table().filter(written -> written.mayMean(table)).isPresent())
        .forEach(write -> changes.add("which runs " + write));
    if (TableCommands.runUnseenText(routine.body())) {
      changes.add("which runs a text that is put together as it runs");
    }
    return changes.stream().findFirst();
  }

  private static String named(TableCommands.Command command) {
    return command.table().isPresent() ? " of it" : " of a table that its text does not name";
  }

  private Judgement silenced(EventTrigger trigger, String does) {
    return judgement(trigger, "which " + does);
  }

  private Judgement unclear(EventTrigger trigger, String does) {
    return judgement(trigger, does).asWarning();
  }

  private Judgement judgement(EventTrigger trigger, String does) {
    String name = SqlIdentifier.display(trigger.name());
    return Judgement.broken(
            name,
            Phrase.of("no event trigger that may silence " + object),
            Phrase.of("one on " + trigger.event())
                .saying("the event trigger " + name + " on " + trigger.event() + ", " + does),
            "If it belongs there, waive this finding; otherwise DROP EVENT TRIGGER " + name + ";")
        .ofAlien();
  }
}
