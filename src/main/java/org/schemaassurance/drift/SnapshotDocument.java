package org.schemaassurance.drift;

import java.util.Map;
import org.schemaassurance.model.SchemaSnapshot;

/**
 * A snapshot that stands in a file.
 *
 * @param file as the user named it
 * @param lines where each object begins, from 1; by its heading, a part's behind that of the object
 *     it belongs to and a slash
 */
public record SnapshotDocument(String file, SchemaSnapshot snapshot, Map<String, Integer> lines) {
  public SnapshotDocument {
    lines = Map.copyOf(lines);
  }
}
