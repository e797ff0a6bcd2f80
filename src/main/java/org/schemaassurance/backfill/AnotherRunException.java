package org.schemaassurance.backfill;

import org.schemaassurance.model.UndeterminedException;

/** Another run is at work on the same backfill. */
public final class AnotherRunException extends UndeterminedException {
  private static final long serialVersionUID = 1L;

  AnotherRunException(String message) {
    super(message);
  }
}
