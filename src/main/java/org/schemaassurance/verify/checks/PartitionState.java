package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.TableDetails.NamedDefinition;
import org.schemaassurance.model.TableDetails.Partition;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/** One partition: in force, and with nothing that its parent has not. */
record PartitionState(Partition partition) {

  List<Judgement> judge() {
    List<Judgement> judgements = new ArrayList<>();
    if (partition.detachPending()) {
      judgements.add(detached());
    }
    if (!partition.logged()) {
      judgements.add(
          broken(
              "a logged partition",
              "an UNLOGGED one, which is empty after a crash and on standbys",
              "ALTER TABLE " + partition.name() + " SET LOGGED;"));
    }
    partition.ownConstraints().forEach(own -> judgements.add(alien(own)));
    partition.ownNotNulls().forEach(column -> judgements.add(notNull(column)));
    partition.idleIndexes().forEach(index -> judgements.add(idle(index)));
    return judgements;
  }

  private Judgement broken(String expected, String found, String hint) {
    return Judgement.broken(partition.name().toString(), expected, found, hint);
  }

  private QualifiedName parent() {
    return partition.parent().orElseThrow();
  }

  private Judgement detached() {
    return broken(
        "an attached partition of " + parent(),
        "a DETACH CONCURRENTLY that was interrupted",
        "ALTER TABLE %s DETACH PARTITION %s FINALIZE;\n%s"
            .formatted(parent(), partition.name(), attach()));
  }

  private String attach() {
    return partition
        .bound()
        .map(
            bound ->
                "ALTER TABLE %s ATTACH PARTITION %s %s;"
                    .formatted(parent(), partition.name(), bound))
        .orElse("-- then ATTACH PARTITION it again");
  }

  private Judgement alien(NamedDefinition own) {
    boolean index = own.definition().startsWith("CREATE ");
    return Judgement.broken(
        partition.name() + "." + SqlIdentifier.display(own.name()),
        "no constraint that " + parent() + " has not",
        own.definition(),
        index
            ? "DROP INDEX " + new QualifiedName(partition.name().schema(), own.name()) + ";"
            : "ALTER TABLE "
                + partition.name()
                + " DROP CONSTRAINT "
                + SqlIdentifier.display(own.name())
                + ";");
  }

  private Judgement notNull(String column) {
    return Judgement.broken(
        partition.name() + "." + SqlIdentifier.display(column),
        "nullable, as in " + parent(),
        "NOT NULL",
        "ALTER TABLE "
            + partition.name()
            + " ALTER COLUMN "
            + SqlIdentifier.display(column)
            + " DROP NOT NULL;");
  }

  private Judgement idle(String index) {
    QualifiedName name = new QualifiedName(partition.name().schema(), index);
    return Judgement.broken(
        partition.name() + "." + SqlIdentifier.display(index),
        "an index in force",
        "an invalid one",
        "REINDEX INDEX CONCURRENTLY " + name + ";");
  }

  /** One that stands on a partition alone; whether it only looks on is asked as of any other. */
  static Judgement alien(Trigger trigger, Table table, Evidence evidence) {
    Judgement alien =
        Judgement.broken(
            trigger.qualifiedName(),
            Phrase.of("no trigger that " + table.name() + " has not"),
            Phrase.of("one calling " + trigger.function() + "()"),
            "DROP TRIGGER "
                + SqlIdentifier.display(trigger.name())
                + " ON "
                + trigger.table()
                + ";");
    boolean looksOn =
        new OnlookingTrigger(trigger, table, evidence.schema(), evidence, List.of())
            .objection()
            .isEmpty();
    return looksOn ? alien.asWarning() : alien;
  }
}
