package org.schemaassurance.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.SqlTextException;

/** Relations and functions that were read of the catalog, and which of them set off which. */
final class EffectsGraph {
  private final Set<String> schemas;
  private final Map<Long, Relation> relations = new HashMap<>();
  private final Map<Long, CalledFunction> functions = new HashMap<>();
  private final Map<Long, Names> bodies = new HashMap<>();
  private final Map<QualifiedName, List<Long>> relationsByName = new HashMap<>();
  private final Map<QualifiedName, List<Long>> functionsByName = new HashMap<>();

  /** Also those of which the catalog has nothing to say. */
  private final Set<Long> askedRelations = new TreeSet<>();

  private final Set<Long> askedFunctions = new TreeSet<>();

  /**
   * @param schemas where names without a schema may be
   */
  EffectsGraph(Collection<String> schemas) {
    this.schemas = Set.copyOf(schemas);
  }

  private record Relation(QualifiedName name, String kind, List<Edge> edges) {}

  /**
   * What a write to a relation leads to.
   *
   * @param kind {@code trigger}, {@code function}, {@code sequence} or {@code relation}
   * @param oid of the function of a trigger, or of the object itself
   * @param name of a trigger or a sequence
   */
  record Edge(String kind, long oid, Optional<String> name) {
    private boolean isFunction() {
      return kind.equals("trigger") || kind.equals("function");
    }
  }

  void addRelation(long oid, QualifiedName name, String kind) {
    if (!relations.containsKey(oid)) {
      relations.put(oid, new Relation(name, kind, new ArrayList<>()));
      relationsByName.computeIfAbsent(name, key -> new ArrayList<>()).add(oid);
    }
  }

  void addEdge(long relation, Edge edge) {
    if (!relations.get(relation).edges().contains(edge)) {
      relations.get(relation).edges().add(edge);
    }
  }

  void addFunction(long oid, CalledFunction function) {
    if (functions.put(oid, function) == null) {
      bodies.put(oid, namesIn(function));
      functionsByName.computeIfAbsent(function.name(), key -> new ArrayList<>()).add(oid);
    }
  }

  void haveAskedRelations(Set<Long> oids) {
    askedRelations.addAll(oids);
  }

  void haveAskedFunctions(Set<Long> oids) {
    askedFunctions.addAll(oids);
  }

  private Names namesIn(CalledFunction function) {
    if (!function.isReadable()) {
      return Names.NONE;
    }
    Set<String> looked = new LinkedHashSet<>(schemas);
    looked.addAll(Names.schemasOf(function.searchPath()));
    try {
      return Names.in(function.source(), looked);
    } catch (SqlTextException unreadable) {
      return Names.NONE;
    }
  }

  Set<QualifiedName> writtenByBodies() {
    return inBodies(Names::written);
  }

  Set<QualifiedName> calledByBodies() {
    return inBodies(Names::called);
  }

  private Set<QualifiedName> inBodies(Function<Names, Set<QualifiedName>> part) {
    return bodies.values().stream()
        .map(part)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those that are led to, and of which nothing is known yet. */
  Set<Long> unreadRelations() {
    return edgeTargets(edge -> edge.kind().equals("relation"), askedRelations);
  }

  Set<Long> unreadFunctions() {
    return edgeTargets(Edge::isFunction, askedFunctions);
  }

  private Set<Long> edgeTargets(Predicate<Edge> wanted, Set<Long> asked) {
    return relations.values().stream()
        .flatMap(relation -> relation.edges().stream())
        .filter(wanted)
        .map(Edge::oid)
        .filter(oid -> !asked.contains(oid))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All that some names lead to. */
  Effects effectsOf(Names begin) {
    Closure closure = new Closure();
    closure.visit(begin);
    return closure.effects;
  }

  private final class Closure {
    private final Set<Long> seenRelations = new TreeSet<>();
    private final Set<Long> seenFunctions = new TreeSet<>();
    private final Effects effects = Effects.none();

    private void visit(Names names) {
      for (QualifiedName name : names.written()) {
        relationsByName.getOrDefault(name, List.of()).forEach(this::visitRelation);
      }
      for (QualifiedName name : names.called()) {
        functionsByName.getOrDefault(name, List.of()).forEach(this::visitFunction);
      }
      effects.sequences().addAll(names.sequences());
    }

    private void visitRelation(long oid) {
      Relation relation = relations.get(oid);
      if (relation == null || !seenRelations.add(oid)) {
        return;
      }
      if (relation.kind().equals("f")) {
        effects.refusals().add(relation.name() + " is a foreign table, whose rows are elsewhere");
      }
      for (Edge edge : relation.edges()) {
        if (edge.kind().equals("relation")) {
          visitRelation(edge.oid());
        } else if (edge.kind().equals("sequence")) {
          edge.name().ifPresent(effects.sequences()::add);
        } else {
          edge.name().ifPresent(name -> effects.triggers().add(relation.name() + "." + name));
          visitFunction(edge.oid());
        }
      }
    }

    private void visitFunction(long oid) {
      CalledFunction function = functions.get(oid);
      if (function == null || !seenFunctions.add(oid)) {
        return;
      }
      function.refusal().ifPresent(effects.refusals()::add);
      function.blindness().ifPresent(effects.unseen()::add);
      visit(bodies.get(oid));
    }
  }
}
