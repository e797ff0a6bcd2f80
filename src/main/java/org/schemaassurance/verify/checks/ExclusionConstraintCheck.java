package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** That no two rows meet: an EXCLUDE constraint by these operators, in force, whatever its name. */
public final class ExclusionConstraintCheck
    implements CheckOfTable<ExclusionConstraintCheck.DeclaredExclusion> {

  /**
   * @param columns names or expressions
   * @param operators of each column, with the schema if that is not {@code pg_catalog}
   * @param operatorClasses of each column; empty for the default ones
   * @param condition the WHERE; empty for all rows
   */
  public record DeclaredExclusion(
      QualifiedName table,
      List<String> columns,
      List<String> operators,
      Optional<List<String>> operatorClasses,
      String method,
      Optional<String> condition,
      boolean deferrable,
      boolean initiallyDeferred)
      implements Listed.Declared {
    public DeclaredExclusion {
      columns = List.copyOf(columns);
      operators = List.copyOf(operators);
    }

    @Override
    public DeclaredExclusion ofTable(QualifiedName other) {
      return new DeclaredExclusion(
          other,
          columns,
          operators,
          operatorClasses,
          method,
          condition,
          deferrable,
          initiallyDeferred);
    }

    @Override
    public List<Listed> listed() {
      return List.of(new ListedIndex(columns, condition, false, false, true));
    }

    @Override
    public List<Mention> mentions() {
      return List.of(Mention.of(table, columns));
    }

    String words() {
      return ExclusionConstraintCheck.words(columns, operatorClasses, operators, method, condition);
    }

    String timing() {
      return ExclusionConstraintCheck.timing(deferrable, initiallyDeferred);
    }
  }

  @Override
  public String name() {
    return "exclusion-constraint";
  }

  @Override
  public Class<DeclaredExclusion> declarationType() {
    return DeclaredExclusion.class;
  }

  @Override
  public DeclaredExclusion read(QualifiedName table, YamlMapping mapping) {
    List<String> columns = mapping.texts("columns");
    boolean deferred = mapping.optionalBoolean("initially_deferred").orElse(false);
    return new DeclaredExclusion(
        table,
        columns,
        PerColumn.texts(mapping, "operators", columns).orElse(List.of()),
        PerColumn.texts(mapping, "operator_classes", columns),
        mapping.optionalText("method").orElse("gist"),
        mapping.optionalText("where"),
        mapping.optionalBoolean("deferrable").orElse(deferred),
        deferred);
  }

  @Override
  public String expected(DeclaredExclusion declared) {
    return declared.words();
  }

  @Override
  public List<Judgement> judge(DeclaredExclusion declared, Table table, Evidence evidence) {
    List<Index> same =
        table.indexes().stream()
            .filter(index -> is(declared, index, TableExpressions.of(table, evidence)))
            .toList();
    if (same.isEmpty()) {
      return List.of(
          Judgement.broken(
              declared.object(), declared.words(), others(table), hint(declared, table)));
    }
    return same.stream()
        .map(index -> differences(declared, index, table))
        .filter(List::isEmpty)
        .findFirst()
        .map(
            none ->
                List.of(
                    Judgement.holds(
                        declared.object(), declared.object() + " has " + declared.words())))
        .orElseGet(() -> differences(declared, same.get(0), table));
  }

  private static boolean is(DeclaredExclusion declared, Index index, TableExpressions expressions) {
    return index.exclusion()
        && index.method().equals(declared.method())
        && operators(index).equals(declared.operators())
        && hasClasses(declared, index)
        && sameTexts(declared.columns(), index.keys(), expressions)
        && sameTexts(
            declared.condition().stream().toList(),
            index.predicate().stream().toList(),
            expressions);
  }

  private static boolean hasClasses(DeclaredExclusion declared, Index index) {
    return declared
        .operatorClasses()
        .map(classes -> classes.equals(classes(index)))
        .orElseGet(() -> index.options().stream().allMatch(Index.KeyOptions::defaultClass));
  }

  private static boolean sameTexts(
      List<String> expected, List<String> found, TableExpressions expressions) {
    return expected.size() == found.size()
        && IntStream.range(0, expected.size())
            .allMatch(
                i ->
                    expected.get(i).equals(found.get(i))
                        || expressions.same(expected.get(i), found.get(i)));
  }

  private static List<String> operators(Index index) {
    return index.options().stream().map(option -> option.excludes().orElse("")).toList();
  }

  private static List<String> classes(Index index) {
    return index.options().stream().map(Index.KeyOptions::operatorClass).toList();
  }

  private static List<Judgement> differences(DeclaredExclusion declared, Index index, Table table) {
    Comparison comparison = new Comparison(declared.object());
    String words = declared.words();
    List<String> states = KeyIndexes.notInForce(index);
    if (!states.isEmpty()) {
      comparison.differs(
          words,
          "in force",
          index.name() + ", but " + String.join(" and ", states),
          "REINDEX INDEX " + new QualifiedName(declared.table().schema(), index.name()) + ";");
    }
    String timing =
        index
            .constraint()
            .map(constraint -> timing(constraint.deferrable(), constraint.initiallyDeferred()))
            .orElse("no constraint");
    comparison.expectEqual(words, declared.timing(), timing, again(declared, index, table));
    return comparison.differences();
  }

  private static String again(DeclaredExclusion declared, Index index, Table table) {
    return "ALTER TABLE %s DROP CONSTRAINT %s; %s"
        .formatted(declared.table(), SqlIdentifier.display(index.name()), hint(declared, table));
  }

  private static String timing(boolean deferrable, boolean deferred) {
    return deferred
        ? "DEFERRABLE INITIALLY DEFERRED"
        : deferrable ? "DEFERRABLE INITIALLY IMMEDIATE" : "NOT DEFERRABLE";
  }

  private static String others(Table table) {
    String others =
        table.indexes().stream()
            .filter(Index::exclusion)
            .map(
                index ->
                    words(
                        index.keys(),
                        Optional.of(classes(index)).filter(all -> !isByDefault(index)),
                        operators(index),
                        index.method(),
                        index.predicate()))
            .collect(Collectors.joining("; "));
    return others.isEmpty() ? "none" : "only " + others;
  }

  private static boolean isByDefault(Index index) {
    return index.options().stream().allMatch(Index.KeyOptions::defaultClass);
  }

  private static String words(
      List<String> columns,
      Optional<List<String>> classes,
      List<String> operators,
      String method,
      Optional<String> condition) {
    return "EXCLUDE USING "
        + method
        + IntStream.range(0, columns.size())
            .mapToObj(
                i ->
                    columns.get(i)
                        + classes.map(list -> " " + list.get(i)).orElse("")
                        + " WITH "
                        + written(operators.get(i)))
            .collect(Collectors.joining(", ", " (", ")"))
        + condition.map(text -> " WHERE (" + text + ")").orElse("");
  }

  /** Manual, CREATE TABLE: an operator of a schema is written OPERATOR(schema.name). */
  private static String written(String operator) {
    return operator.matches(".*[A-Za-z0-9_\"].*") ? "OPERATOR(" + operator + ")" : operator;
  }

  private static String hint(DeclaredExclusion declared, Table table) {
    List<String> columns =
        declared.columns().stream()
            .map(
                text ->
                    table.column(text).isPresent() ? SqlIdentifier.display(text) : "(" + text + ")")
            .toList();
    return "ALTER TABLE "
        + declared.table()
        + " ADD "
        + words(
            columns,
            declared.operatorClasses(),
            declared.operators(),
            declared.method(),
            declared.condition())
        + (declared.deferrable() ? " " + declared.timing() : "")
        + ";";
  }
}
