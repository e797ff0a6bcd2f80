package org.schemaassurance.mutate;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.rules.RuleSet;
import org.schemaassurance.verify.checks.CheckConstraintsCheck.DeclaredCheckConstraints;
import org.schemaassurance.verify.checks.ColumnsCheck.DeclaredColumns;
import org.schemaassurance.verify.checks.ForeignKeysCheck.DeclaredForeignKeys;
import org.schemaassurance.verify.checks.IndexesCheck.DeclaredIndexes;
import org.schemaassurance.verify.checks.InsertsCheck.DeclaredInserts;
import org.schemaassurance.verify.checks.TriggersCheck.DeclaredTriggers;
import org.schemaassurance.verify.checks.UniqueKeysCheck.DeclaredUniqueKeys;

/**
 * What can be sabotaged. A table counts as soon as any rule names it, and then with all that the
 * database has on its declared columns: so a rule that is missing shows as a mutant that survives.
 * What a rule leaves open on purpose, such as the nullability of a column, is no sabotage.
 */
record Subject(RuleSet rules, ReferenceContents contents) {

  /**
   * Whether it is the tool's own: it does nothing for the schema's behaviour, and what a rule file
   * says of it is tried by the mutants that the file declares.
   */
  static boolean isOurs(QualifiedName object) {
    return object.schema().equals("schema_assurance");
  }

  /** The declarations of one kind, in the order of the rules. */
  <D extends Declaration> Stream<D> declared(Class<D> type) {
    return rules.rules().stream().map(Rule::declaration).filter(type::isInstance).map(type::cast);
  }

  /** The tables that a rule names and that are there. */
  List<Table> tables() {
    Set<QualifiedName> named = namedTables();
    return contents.schema().tables().values().stream()
        .filter(table -> named.contains(table.name()) && table.kind().endsWith("table"))
        .filter(table -> !isOurs(table.name()))
        .toList();
  }

  /** An index with the table that it is of. */
  record OfTable(Table table, Index index) {}

  /** The indexes of those tables. */
  Stream<OfTable> indexes() {
    return tables().stream()
        .flatMap(table -> table.indexes().stream().map(index -> new OfTable(table, index)));
  }

  /** Those on columns of which the rules speak. */
  Stream<OfTable> declaredIndexes() {
    return indexes().filter(one -> declares(one.table(), one.index().keys()));
  }

  Set<QualifiedName> namedTables() {
    return rules.namedTables();
  }

  /** The routines that a rule declares or a table's trigger calls. */
  List<Routine> routines() {
    Set<QualifiedName> named = new TreeSet<>(rules.request().routines());
    tables().stream()
        .flatMap(table -> table.triggers().stream())
        .forEach(trigger -> named.add(trigger.function()));
    return contents.schema().routines().stream()
        .filter(routine -> named.contains(routine.name()) && !isOurs(routine.name()))
        .toList();
  }

  /** The columns of a table that any rule speaks of. */
  Set<String> declaredColumns(QualifiedName table) {
    return rules
        .mentions()
        .filter(mention -> mention.table().equals(table))
        .flatMap(mention -> mention.columns().stream())
        .collect(Collectors.toSet());
  }

  /** Whether the rules speak of every one of these columns. */
  boolean declares(Table table, Collection<String> columns) {
    return declaredColumns(table.name()).containsAll(columns);
  }

  /** Tables that a routine reads or writes: what happens there, happens to the routine. */
  List<Table> tablesBehindRoutines() {
    List<RoutineTables> bodies = routines().stream().map(RoutineTables::new).toList();
    return tables().stream()
        .filter(
            table ->
                !table.triggers().isEmpty()
                    || bodies.stream().anyMatch(body -> body.mentions(table.name())))
        .toList();
  }

  /**
   * Tables that nobody else is to put anything on: those behind routines, and those that a rule
   * closes in one way, which are meant to be closed in the others. Where a rule is lenient, others
   * have something there.
   */
  List<Table> guardedTables() {
    Set<QualifiedName> closed = new TreeSet<>();
    tablesBehindRoutines().forEach(table -> closed.add(table.name()));
    Stream.of(
            DeclaredTriggers.class,
            DeclaredCheckConstraints.class,
            DeclaredForeignKeys.class,
            DeclaredUniqueKeys.class,
            DeclaredColumns.class,
            DeclaredIndexes.class)
        .flatMap(this::declared)
        .filter(rule -> !(rule instanceof DeclaredTriggers triggers && triggers.lenient()))
        .forEach(rule -> closed.add(rule.table()));
    return tables().stream().filter(table -> closed.contains(table.name())).toList();
  }

  /**
   * What rules try to put into a column. Something that refuses any other value is noticed by the
   * rules that close the table, and by none that tries rows.
   */
  Set<String> triedValues(QualifiedName table, String column) {
    return declared(DeclaredInserts.class)
        .filter(rule -> rule.table().equals(table))
        .flatMap(rule -> rule.rows().stream())
        .filter(row -> row.containsKey(column))
        .map(row -> row.get(column))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Tables into which a routine inserts. */
  List<Table> tablesThatRoutinesFill() {
    List<RoutineTables> bodies = routines().stream().map(RoutineTables::new).toList();
    return tables().stream()
        .filter(table -> bodies.stream().anyMatch(body -> body.insertsInto(table.name())))
        .toList();
  }
}
