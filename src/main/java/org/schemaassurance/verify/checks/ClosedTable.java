package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.Refusal;

/** Why a relation takes no row at all, or nobody can tell from here. */
record ClosedTable(Table table, Intake intake) {

  List<Judgement> judge() {
    List<Judgement> judgements = new ArrayList<>();
    switch (table.kind()) {
      case "view" -> judgements.add(view());
      case "materialized view" -> judgements.add(takesNone("a materialized view"));
      case "foreign table" ->
          judgements.add(unknown("what takes its rows is elsewhere, behind a foreign table."));
      default -> {}
    }
    table.surroundings().rewriteRules().stream()
        .filter(rule -> rule.instead() && rule.event().equals("INSERT"))
        .filter(rule -> rule.firing().firesInOrdinarySessions())
        .filter(rule -> !table.kind().equals("view"))
        .forEach(rule -> judgements.add(rewritten(rule)));
    return judgements;
  }

  private Judgement view() {
    boolean hasTrigger =
        table.triggers().stream()
            .anyMatch(
                trigger ->
                    trigger.timing() == Trigger.Timing.INSTEAD_OF
                        && trigger.events().contains(Trigger.Event.INSERT)
                        && trigger.firing().firesInOrdinarySessions());
    return hasTrigger || intake.insertable()
        ? unknown("it is a view, and what is behind a view is not looked into.")
        : takesNone("a view that no row can be inserted through");
  }

  private Judgement takesNone(String found) {
    return Judgement.notAsBuilt(table.name().toString(), "a table that takes rows", found);
  }

  private Judgement unknown(String reason) {
    return Judgement.unknown(
        table.name().toString(), "find out whether it takes rows", new Unasked(reason));
  }

  private Judgement rewritten(Table.RewriteRule rule) {
    String name = SqlIdentifier.display(rule.name());
    return Judgement.broken(
        table.name() + "." + name,
        Phrase.of("a table that takes rows"),
        Phrase.of("an INSTEAD rule on INSERT")
            .addingInSentence(", which does something else with them"),
        "DROP RULE " + name + " ON " + table.name() + ";");
  }

  /** Nothing that would have to be done first. */
  private record Unasked(String reason) implements Refusal {
    @Override
    public Optional<String> hint() {
      return Optional.of("Try it where one may: that is what behaviours and 'probe' are for.");
    }
  }
}
