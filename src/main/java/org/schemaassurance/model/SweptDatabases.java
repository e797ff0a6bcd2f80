package org.schemaassurance.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of the databases that killed runs have left on a server.
 *
 * @param dropped those that are gone now
 * @param kept those that are still there, with why
 */
public record SweptDatabases(List<String> dropped, Map<String, String> kept) {
  public SweptDatabases {
    dropped = List.copyOf(dropped);
    kept = Map.copyOf(kept);
  }

  /** In words, if there was something to drop. */
  public Optional<String> gone() {
    return dropped.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Dropped %s that killed runs had left behind."
                .formatted(dropped.size() == 1 ? "a database" : dropped.size() + " databases"));
  }

  /** In words, if something could not be dropped. */
  public Optional<String> left() {
    return kept.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Left behind by killed runs, and kept: "
                + kept.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                    .collect(Collectors.joining(", "))
                + ".");
  }
}
