package org.schemaassurance.verify;

import java.util.Optional;

/** Why there is no answer. */
public interface Refusal {
  /** One sentence. */
  String reason();

  /** What would make an answer possible. */
  Optional<String> hint();
}
