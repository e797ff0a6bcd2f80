package org.schemaassurance.verify.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/**
 * A table whose further columns refuse no row that leaves them out, and confuse no function that
 * works with it.
 */
public final class ColumnsCheck implements CheckOfTable<ColumnsCheck.DeclaredColumns> {

  /**
   * @param only the columns that whoever inserts gives a value, and that may be as they are
   * @param declared whether those may be, too, that other rules declare
   * @param functions routines that work with the table, beside those of its triggers
   * @param lenient whether one that has to be given is a warning
   */
  public record DeclaredColumns(
      QualifiedName table,
      Set<String> only,
      boolean declared,
      List<QualifiedName> functions,
      boolean lenient)
      implements TableDeclaration {
    public DeclaredColumns {
      only = Set.copyOf(only);
      functions = List.copyOf(functions);
    }

    @Override
    public DeclaredColumns ofTable(QualifiedName other) {
      return new DeclaredColumns(other, only, declared, functions, lenient);
    }

    @Override
    public List<Mention> mentions() {
      return List.of(new Mention(table, only));
    }

    @Override
    public CatalogRequest request() {
      return new CatalogRequest(Set.of(table), Set.copyOf(functions), Set.of())
          .with(CatalogRequest.Detail.SEQUENCES);
    }
  }

  @Override
  public String name() {
    return "columns";
  }

  @Override
  public Class<DeclaredColumns> declarationType() {
    return DeclaredColumns.class;
  }

  @Override
  public DeclaredColumns read(QualifiedName table, YamlMapping mapping) {
    List<String> functions = mapping.optionalTexts("functions").orElse(List.of());
    return new DeclaredColumns(
        table,
        mapping.optionalTexts("only").stream()
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet()),
        mapping.optionalBoolean("declared").orElse(false),
        mapping.parsed(
            "functions", () -> functions.stream().map(ColumnsCheck::withoutArguments).toList()),
        mapping.optionalBoolean("lenient").orElse(false));
  }

  private static QualifiedName withoutArguments(String function) {
    return function.contains("(")
        ? ObjectName.signature(function).name()
        : ObjectName.qualified(function);
  }

  @Override
  public String expected(DeclaredColumns declared) {
    return "a table whose further columns refuse no row";
  }

  private static Set<String> listed(DeclaredColumns declared, Evidence evidence) {
    Set<String> listed = new HashSet<>(declared.only());
    if (declared.declared()) {
      Listed.declared(Listed.Named.class, declared.table(), evidence)
          .forEach(named -> listed.add(named.column()));
    }
    return listed;
  }

  /** The columns of whose default another rule says what it has to be, and what to do about it. */
  private static Set<String> withComparedDefault(QualifiedName table, Evidence evidence) {
    return Listed.declared(Listed.Named.class, table, evidence)
        .filter(Listed.Named::withDefault)
        .map(Listed.Named::column)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Judgement> judge(DeclaredColumns declared, Table table, Evidence evidence) {
    Comparison comparison = new Comparison(declared.object());
    Set<String> listed = listed(declared, evidence);
    List<Column> further =
        table.columns().stream().filter(column -> !listed.contains(column.name())).toList();
    if (!further.isEmpty()) {
      NamesInFunctions names = NamesInFunctions.of(table, declared.functions(), evidence.schema());
      Set<String> compared = withComparedDefault(declared.table(), evidence);
      further.forEach(
          column ->
              new FurtherColumn(
                      table, column, names, compared.contains(column.name()), declared.lenient())
                  .judge().stream().map(Judgement::ofAlien).forEach(comparison::add));
    }
    return comparison.orHolds("The further columns of " + declared.object() + " refuse no row");
  }
}
