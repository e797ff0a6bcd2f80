package org.schemaassurance.mutate;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;

/** Somebody else's trigger on a table that triggers or routines work with. */
final class AlienTriggerSabotage implements SabotageSource {
  private static final String NAME = "alien";

  @Override
  public Set<String> noticedBy() {
    return Set.of("triggers");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    return subject.guardedTables().stream()
        .flatMap(
            table ->
                Stream.of(
                    mutant(table, "swallows inserts", swallowing(table, "BEFORE INSERT")),
                    mutant(table, "swallows updates", swallowing(table, "BEFORE UPDATE")),
                    mutant(table, "does something after an insert", afterwards(table))));
  }

  private static String swallowing(Table table, String event) {
    DecoyFunction decoy = DecoyFunction.in(table.name().schema());
    return decoy.createSwallowing() + trigger(table, event, decoy.name());
  }

  private static String afterwards(Table table) {
    DecoyFunction decoy = DecoyFunction.in(table.name().schema());
    return decoy.create() + trigger(table, "AFTER INSERT", decoy.name());
  }

  private static String trigger(Table table, String event, QualifiedName function) {
    return "CREATE TRIGGER %s %s ON %s FOR EACH ROW EXECUTE FUNCTION %s()"
        .formatted(NAME, event, Quoted.name(table.name()), Quoted.name(function));
  }

  private static Mutant mutant(Table table, String sabotage, String sql) {
    List<String> own = table.triggers().stream().map(Trigger::name).toList();
    return new Mutant(
        "trigger",
        table.name() + "." + SqlIdentifier.display(NAME),
        "an alien one, which " + sabotage,
        sql,
        "check: triggers, table: " + table.name() + ", only: " + own);
  }
}
