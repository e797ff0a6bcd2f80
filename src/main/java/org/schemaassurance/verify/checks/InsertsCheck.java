package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/**
 * That a table takes certain rows. Nothing is inserted: all that could refuse one is asked whether
 * it would, as far as that can be asked without inserting; what cannot is unknown.
 */
public final class InsertsCheck implements CheckOfTable<InsertsCheck.DeclaredInserts> {

  /**
   * @param rows values by column; what is not given is left to the default
   * @param rowsFrom a query whose rows the table has to take, too; its columns are the table's
   * @param complete whether a row has to be taken with these values alone; otherwise whoever
   *     inserts gives the other columns that need a value
   * @param unique the keys that may refuse a row, since it is there already; empty for any
   */
  public record DeclaredInserts(
      QualifiedName table,
      List<Map<String, String>> rows,
      Optional<String> rowsFrom,
      boolean complete,
      List<Set<String>> unique)
      implements TableDeclaration {
    public DeclaredInserts {
      rows = List.copyOf(rows);
      unique = unique.stream().map(Set::copyOf).toList();
    }

    @Override
    public DeclaredInserts ofTable(QualifiedName other) {
      return new DeclaredInserts(other, rows, rowsFrom, complete, unique);
    }

    @Override
    public List<String> queries() {
      return rowsFrom.stream().toList();
    }

    @Override
    public Optional<Declaration> withoutData() {
      return rows.isEmpty()
          ? Optional.empty()
          : Optional.of(new DeclaredInserts(table, rows, Optional.empty(), complete, unique));
    }
  }

  @Override
  public String name() {
    return "inserts";
  }

  @Override
  public Class<DeclaredInserts> declarationType() {
    return DeclaredInserts.class;
  }

  @Override
  public DeclaredInserts read(QualifiedName table, YamlMapping mapping) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (YamlMapping row : mapping.mappings("rows")) {
      rows.add(row.texts());
    }
    Optional<String> rowsFrom = mapping.optionalText("rows_from");
    if (rows.isEmpty() && rowsFrom.isEmpty()) {
      throw mapping.problemWith(
          "rows", "expected at least one row for 'rows', or a query for 'rows_from', found none");
    }
    List<Set<String>> keys = new ArrayList<>();
    for (YamlMapping key : mapping.mappings("unique")) {
      keys.add(new HashSet<>(key.texts("columns")));
      key.refuseUnknownKeys();
    }
    return new DeclaredInserts(
        table, rows, rowsFrom, mapping.optionalBoolean("complete").orElse(true), keys);
  }

  @Override
  public String expected(DeclaredInserts declared) {
    return "a table that takes rows";
  }

  @Override
  public List<String> foreseen(DeclaredInserts declared, LiveSchema schema) {
    return schema
        .table(declared.table())
        .map(table -> new ForeseenTrials(declared, table).queries())
        .orElse(List.of());
  }

  @Override
  public List<Judgement> judge(DeclaredInserts declared, Table found, Evidence evidence) {
    Table table = new MadeUpIds(evidence).withStandIns(found);
    Comparison comparison = new Comparison(table.name().toString());
    Intake intake = evidence.further().intake(table.name());
    List<Judgement> closed = new ClosedTable(table, intake).judge();
    comparison.addAll(closed);
    if (closed.isEmpty()) {
      new AttemptedRows(declared, table, intake, evidence).judge().forEach(comparison::add);
    }
    if (!declared.unique().isEmpty()) {
      FreshKeys fresh = FreshKeys.of(declared, table, intake, evidence.data());
      comparison.addAll(new AlienKeys(table, declared.unique(), fresh).judge());
    }
    return comparison.orHolds(declared.table() + " takes the rows that it has to take");
  }
}
