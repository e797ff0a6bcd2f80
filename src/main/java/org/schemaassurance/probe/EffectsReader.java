package org.schemaassurance.probe;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.rules.Behaviour;
import org.schemaassurance.rules.Behaviour.Expected;

/**
 * Follows, through the catalog, what statements set off: the triggers of what they write, the
 * bodies of functions, what those write in turn. Sees too much rather than too little, and nothing
 * of what no name leads to.
 */
final class EffectsReader {
  private static final NamedSql RELATIONS = NamedSql.of(EffectsReader.class, "written-relations");
  private static final NamedSql FUNCTIONS = NamedSql.of(EffectsReader.class, "called-functions");

  private final Connection connection;
  private final Set<String> schemas;
  private final EffectsGraph graph;

  /**
   * @param connection in a transaction that reads
   * @param schemas where names without a schema may be
   */
  EffectsReader(Connection connection, Collection<String> schemas) {
    this.connection = connection;
    this.schemas = new TreeSet<>(schemas);
    this.graph = new EffectsGraph(this.schemas);
  }

  /**
   * What each sets off.
   *
   * @throws SQLException when the catalog cannot be asked
   */
  Map<Behaviour, Effects> of(Collection<Behaviour> behaviours) throws SQLException {
    Map<Behaviour, Names> names = new HashMap<>();
    behaviours.forEach(behaviour -> names.put(behaviour, names(behaviour)));
    follow(
        union(names.values().stream().map(Names::written)),
        union(names.values().stream().map(Names::called)));
    Map<Behaviour, Effects> effects = new HashMap<>();
    names.forEach((behaviour, own) -> effects.put(behaviour, graph.effectsOf(own)));
    return effects;
  }

  private static Set<QualifiedName> union(Stream<Set<QualifiedName>> sets) {
    return sets.flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
  }

  private Names names(Behaviour behaviour) {
    List<String> texts = new ArrayList<>(behaviour.given());
    texts.addAll(behaviour.when());
    if (behaviour.expected() instanceof Expected.Answers answers) {
      answers.answers().forEach(answer -> texts.add(answer.query()));
    }
    return Names.in(String.join(";\n", texts), schemas);
  }

  /** Asks, round by round, for what the last answers have led to. */
  private void follow(Set<QualifiedName> written, Set<QualifiedName> called) throws SQLException {
    Set<QualifiedName> relations = written;
    Set<QualifiedName> functions = called;
    Set<Long> relationOids = Set.of();
    Set<Long> functionOids = Set.of();
    while (!relations.isEmpty()
        || !functions.isEmpty()
        || !relationOids.isEmpty()
        || !functionOids.isEmpty()) {
      askRelations(relations, relationOids);
      askFunctions(functions, functionOids);
      written.addAll(relations);
      called.addAll(functions);
      relations = without(graph.writtenByBodies(), written);
      functions = without(graph.calledByBodies(), called);
      relationOids = graph.unreadRelations();
      functionOids = graph.unreadFunctions();
    }
  }

  private static Set<QualifiedName> without(Set<QualifiedName> all, Set<QualifiedName> known) {
    Set<QualifiedName> left = new TreeSet<>(all);
    left.removeAll(known);
    return left;
  }

  private void askRelations(Set<QualifiedName> names, Set<Long> oids) throws SQLException {
    if (!names.isEmpty() || !oids.isEmpty()) {
      RELATIONS.rows(
          connection, this::addRelation, schemas(names), names(names), oids.toArray(Long[]::new));
      graph.haveAskedRelations(oids);
    }
  }

  private boolean addRelation(ResultSet row) throws SQLException {
    long oid = row.getLong("oid");
    QualifiedName name = new QualifiedName(row.getString("schema_name"), row.getString("name"));
    graph.addRelation(oid, name, row.getString("kind"));
    Optional<String> edge = Optional.ofNullable(row.getString("edge"));
    if (edge.isPresent()) {
      graph.addEdge(
          oid,
          new EffectsGraph.Edge(
              edge.get(),
              row.getLong("edge_oid"),
              Optional.ofNullable(row.getString("edge_name"))));
    }
    return true;
  }

  private void askFunctions(Set<QualifiedName> names, Set<Long> oids) throws SQLException {
    if (!names.isEmpty() || !oids.isEmpty()) {
      FUNCTIONS.rows(
          connection, this::addFunction, schemas(names), names(names), oids.toArray(Long[]::new));
      graph.haveAskedFunctions(oids);
    }
  }

  private boolean addFunction(ResultSet row) throws SQLException {
    graph.addFunction(
        row.getLong("oid"),
        new CalledFunction(
            new QualifiedName(row.getString("schema_name"), row.getString("name")),
            row.getString("language"),
            row.getBoolean("is_trusted"),
            Optional.ofNullable(row.getString("extension")),
            Optional.ofNullable(row.getString("source")).orElse(""),
            Optional.ofNullable(row.getString("search_path"))));
    return true;
  }

  private static List<String> schemas(Set<QualifiedName> names) {
    return names.stream().map(QualifiedName::schema).toList();
  }

  private static List<String> names(Set<QualifiedName> names) {
    return names.stream().map(QualifiedName::name).toList();
  }
}
