package org.schemaassurance.probe;

import java.util.List;

/** Who acts in a behaviour. */
sealed interface Cast {
  /** Nobody: there is not the table whose users are meant. */
  record NoTable() implements Cast {}

  /**
   * Several roles.
   *
   * @param missing the names of roles that there are not
   */
  record Of(List<Performer> performers, List<String> missing) implements Cast {
    public Of {
      performers = List.copyOf(performers);
      missing = List.copyOf(missing);
    }
  }
}
