package org.schemaassurance.verify.checks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schemaassurance.model.ForeignKey;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.ForeignKeyCheck.DeclaredForeignKey;
import org.schemaassurance.verify.checks.InsertsCheck.DeclaredInserts;

/** The rows of a rule, and all that each of them would meet. */
final class AttemptedRows {
  private final DeclaredInserts declared;
  private final Table table;
  private final Intake intake;
  private final Evidence evidence;
  private final List<ForeignKey> alienReferences;

  AttemptedRows(DeclaredInserts declared, Table table, Intake intake, Evidence evidence) {
    this.declared = declared;
    this.table = table;
    this.intake = intake;
    this.evidence = evidence;
    List<DeclaredForeignKey> known =
        evidence.declared(DeclaredForeignKey.class, table.name()).toList();
    this.alienReferences =
        table.foreignKeys().stream()
            .filter(key -> known.stream().noneMatch(rule -> isDeclared(key, rule)))
            .toList();
  }

  private static boolean isDeclared(ForeignKey key, DeclaredForeignKey rule) {
    return Set.copyOf(key.columns()).equals(Set.copyOf(rule.columns()))
        && key.referencedTable().equals(rule.referencedTable());
  }

  /** What refuses one of them, or may; each thing once, with the first row that it refuses. */
  Collection<Judgement> judge() {
    Map<String, Judgement> byObject = new LinkedHashMap<>();
    for (Map<String, String> values : declared.rows()) {
      RowToInsert row = RowToInsert.of(values, table, intake, declared.complete());
      judge(row, referencesOfConstants())
          .forEach(judgement -> byObject.putIfAbsent(judgement.object(), judgement));
    }
    declared
        .rowsFrom()
        .ifPresent(
            query ->
                judge(query)
                    .forEach(judgement -> byObject.putIfAbsent(judgement.object(), judgement)));
    return byObject.values();
  }

  /** Rows of the data know better what there is to refer to than constants do. */
  private List<ForeignKey> referencesOfConstants() {
    boolean hasRealRows =
        evidence
            .declared(DeclaredInserts.class, table.name())
            .anyMatch(rule -> rule.rowsFrom().isPresent());
    return hasRealRows ? List.of() : alienReferences;
  }

  private List<Judgement> judge(String query) {
    DataQueries.Answer answer = evidence.data().rows(query, 0);
    if (answer instanceof DataQueries.Answer.Refused refused) {
      return List.of(
          Judgement.unknown(
              table.name().toString(), "find out whether it takes the rows of the query", refused));
    }
    List<String> columns = ((DataQueries.Answer.Rows) answer).columns();
    return judge(
        RowToInsert.from(query, columns, table, intake, declared.complete()), alienReferences);
  }

  private List<Judgement> judge(RowToInsert row, List<ForeignKey> references) {
    return new RowJudge(row, declared.unique(), references, evidence.data(), true).judge();
  }
}
