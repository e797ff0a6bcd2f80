package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.sql.CalledNames;
import org.schemaassurance.sql.CalledNames.CalledName;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.verify.Evidence;

/**
 * What runs where a routine runs: itself, and the routines that somebody made and that its text
 * calls. Of a name without a schema those of every schema count, for search_path decides.
 */
final class ReachedRoutines {
  private static final Set<String> READABLE = Set.of("plpgsql", "sql");
  private static final Set<String> OF_THE_SERVER = Set.of("pg_catalog", "information_schema");

  /** Calls of calls; who hides something deeper hides it. */
  private static final int FARTHEST = 4;

  private ReachedRoutines() {}

  /**
   * The routine first, then the others from near to far.
   *
   * @throws SqlTextException if its own body can't be split into tokens
   */
  static List<Routine> of(Routine routine, Evidence evidence) {
    List<Routine> reached = new ArrayList<>(List.of(routine));
    Set<CalledName> asked = new HashSet<>();
    List<Routine> frontier = List.of(routine);
    for (int i = 0; i < FARTHEST && !frontier.isEmpty(); i++) {
      frontier =
          called(frontier, asked, evidence).stream()
              .filter(found -> !reached.contains(found))
              .toList();
      reached.addAll(frontier);
    }
    return reached;
  }

  /** Whether what it does is written down in a language that we read. */
  static boolean isReadable(Routine routine) {
    return READABLE.contains(routine.language());
  }

  private static List<Routine> called(
      List<Routine> routines, Set<CalledName> asked, Evidence evidence) {
    Set<CalledName> names =
        routines.stream()
            .filter(ReachedRoutines::isReadable)
            .flatMap(routine -> CalledNames.in(routine.body()).stream())
            .filter(name -> name.schema().filter(OF_THE_SERVER::contains).isEmpty())
            .filter(asked::add)
            .collect(Collectors.toSet());
    return names.isEmpty()
        ? List.of()
        : evidence.further().read(request(names)).routines().stream()
            .filter(found -> names.stream().anyMatch(name -> isCalledSo(found, name)))
            .filter(found -> !OF_THE_SERVER.contains(found.name().schema()))
            .toList();
  }

  /** Of a name the catalog's reader gives the routines of every schema. */
  private static CatalogRequest request(Set<CalledName> names) {
    return new CatalogRequest(
        Set.of(),
        names.stream()
            .map(name -> new QualifiedName(name.schema().orElse("public"), name.name()))
            .collect(Collectors.toSet()),
        Set.of());
  }

  private static boolean isCalledSo(Routine routine, CalledName called) {
    return routine.name().name().equals(called.name())
        && called.schema().filter(schema -> !schema.equals(routine.name().schema())).isEmpty();
  }
}
