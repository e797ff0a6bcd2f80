package org.schemaassurance.probe;

import java.util.List;
import java.util.Map;
import org.schemaassurance.model.QualifiedName;

/** Who acts in a behaviour. */
sealed interface Cast {
  /** Nobody: there is not the table whose users are meant. */
  record NoTable() implements Cast {}

  /**
   * Several roles.
   *
   * @param missing the names of roles that there are not
   * @param throughViews roles that could do the same through views alone, and their views
   */
  record Of(
      List<Performer> performers, List<String> missing, Map<String, QualifiedName> throughViews)
      implements Cast {
    public Of {
      performers = List.copyOf(performers);
      missing = List.copyOf(missing);
      throughViews = Map.copyOf(throughViews);
    }
  }
}
