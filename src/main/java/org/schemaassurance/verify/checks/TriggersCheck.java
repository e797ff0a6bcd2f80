package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** A table that is closed: it has no other triggers than these. */
public final class TriggersCheck implements CheckOfTable<TriggersCheck.DeclaredTriggers> {

  /**
   * @param only names of the triggers that the table may have
   * @param declared whether it may have those, too, that other rules declare
   * @param lenient whether one that is not seen to meddle with what rules speak of is a warning
   */
  public record DeclaredTriggers(
      QualifiedName table, Set<String> only, boolean declared, boolean lenient)
      implements TableDeclaration {
    public DeclaredTriggers {
      only = Set.copyOf(only);
    }

    @Override
    public DeclaredTriggers ofTable(QualifiedName other) {
      return new DeclaredTriggers(other, only, declared, lenient);
    }
  }

  @Override
  public String name() {
    return "triggers";
  }

  @Override
  public Class<DeclaredTriggers> declarationType() {
    return DeclaredTriggers.class;
  }

  @Override
  public DeclaredTriggers read(QualifiedName table, YamlMapping mapping) {
    return new DeclaredTriggers(
        table,
        Set.copyOf(mapping.optionalTexts("only").orElse(List.of())),
        mapping.optionalBoolean("declared").orElse(false),
        mapping.optionalBoolean("lenient").orElse(false));
  }

  @Override
  public String expected(DeclaredTriggers declared) {
    return "a table with no other triggers";
  }

  @Override
  public List<Judgement> judge(DeclaredTriggers declared, Table table, Evidence evidence) {
    Comparison comparison = new Comparison(table.name().toString());
    Set<String> listed = listed(declared, evidence);
    Stream.concat(table.triggers().stream(), ofPartitionsAlone(table))
        .filter(trigger -> !listed.contains(trigger.name()))
        .forEach(trigger -> comparison.add(alien(trigger, listed, declared, table, evidence)));
    return comparison.orHolds(table.name() + " has no other triggers");
  }

  private static Set<String> listed(DeclaredTriggers declared, Evidence evidence) {
    Set<String> listed = new TreeSet<>(declared.only());
    if (declared.declared()) {
      Listed.declared(Listed.Firing.class, declared.table(), evidence)
          .forEach(firing -> listed.add(firing.trigger()));
    }
    return listed;
  }

  private static Stream<Trigger> ofPartitionsAlone(Table table) {
    return table.surroundings().partitionTriggers().stream()
        .filter(trigger -> !trigger.inherited())
        .map(Table.PartitionTrigger::trigger);
  }

  /** One that only looks on, or does not fire, is shown and does not break anything. */
  private static Judgement alien(
      Trigger trigger,
      Set<String> listed,
      DeclaredTriggers declared,
      Table table,
      Evidence evidence) {
    boolean byRules = declared.declared();
    if (!trigger.firing().firesInOrdinarySessions()) {
      return alien(trigger, listed, byRules, Optional.of("is " + trigger.firing())).asWarning();
    }
    Optional<String> objection =
        new OnlookingTrigger(trigger, table, evidence.schema(), evidence, List.of()).objection();
    if (objection.isPresent() && declared.lenient()) {
      Optional<String> meddling = new MeddlingTrigger(trigger, table, evidence).objection();
      Judgement judgement = alien(trigger, listed, byRules, meddling.or(() -> objection));
      return meddling.isEmpty() ? judgement.asWarning() : judgement;
    }
    Judgement alien = alien(trigger, listed, byRules, objection);
    return objection.isEmpty() ? alien.asWarning() : alien;
  }

  private static Judgement alien(
      Trigger trigger, Set<String> listed, boolean byRules, Optional<String> objection) {
    String allowed =
        listed.isEmpty() ? "no trigger" : "no trigger but " + String.join(", ", listed);
    String found =
        trigger.timing()
            + " "
            + String.join(" OR ", trigger.events().stream().map(Trigger.Event::toString).toList())
            + " calling "
            + trigger.function()
            + "()";
    return Judgement.broken(
            trigger.qualifiedName(),
            Phrase.of(allowed).addingInSentence(" on " + trigger.table()),
            Phrase.of(found)
                .saying("this one: " + found + objection.map(does -> ", which " + does).orElse("")),
            "If it belongs there, "
                + (byRules ? "write a rule for it" : "add it to the rule's 'only'")
                + "; otherwise DROP TRIGGER "
                + SqlIdentifier.display(trigger.name())
                + " ON "
                + trigger.table()
                + ";")
        .ofAlien();
  }
}
