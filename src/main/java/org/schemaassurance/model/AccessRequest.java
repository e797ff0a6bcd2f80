package org.schemaassurance.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What rules need to know of roles and their rights.
 *
 * @param rights whose holders are read
 * @param written tables of which it is read what writing them takes
 * @param names relations of which every namesake is read
 * @param definerSchemas schemas whose SECURITY DEFINER functions are read
 * @param defaultsOf schemas of which it is read who gets rights on what is made there later
 */
public record AccessRequest(
    Set<Right> rights,
    Set<QualifiedName> written,
    Set<String> names,
    Set<String> definerSchemas,
    Set<String> defaultsOf) {
  public static final AccessRequest NOTHING =
      new AccessRequest(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public AccessRequest {
    rights = Set.copyOf(rights);
    written = Set.copyOf(written);
    names = Set.copyOf(names);
    definerSchemas = Set.copyOf(definerSchemas);
    defaultsOf = Set.copyOf(defaultsOf);
  }

  /** Of rights, and of nothing else. */
  public static AccessRequest ofRights(Set<Right> rights) {
    return new AccessRequest(rights, Set.of(), Set.of(), Set.of(), Set.of());
  }

  /** All that any of them asks for. */
  public static AccessRequest union(Collection<AccessRequest> requests) {
    Set<Right> rights = new HashSet<>();
    Set<QualifiedName> written = new HashSet<>();
    Set<String> names = new HashSet<>();
    Set<String> definerSchemas = new HashSet<>();
    Set<String> defaultsOf = new HashSet<>();
    for (AccessRequest request : requests) {
      rights.addAll(request.rights());
      written.addAll(request.written());
      names.addAll(request.names());
      definerSchemas.addAll(request.definerSchemas());
      defaultsOf.addAll(request.defaultsOf());
    }
    return new AccessRequest(rights, written, names, definerSchemas, defaultsOf);
  }

  /** Whether nothing is asked for. */
  public boolean isNothing() {
    return Stream.of(rights, written, names, definerSchemas, defaultsOf).allMatch(Set::isEmpty);
  }
}
