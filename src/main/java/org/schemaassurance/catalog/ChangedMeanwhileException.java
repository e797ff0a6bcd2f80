package org.schemaassurance.catalog;

import org.schemaassurance.model.UndeterminedException;

/**
 * The schema changed while it was read. Catalog functions see the catalog as it is now, not the
 * snapshot's: of an object that was dropped meanwhile the definition comes back NULL, or as an
 * error. In the same transaction it would again; a new one sees what there is then.
 */
public final class ChangedMeanwhileException extends UndeterminedException {
  private static final long serialVersionUID = 1L;

  private ChangedMeanwhileException(String what, Throwable cause) {
    super(what, cause);
  }

  /** A definition came back NULL. */
  static ChangedMeanwhileException ofDefinition(String object) {
    return new ChangedMeanwhileException(
        "The definition of " + object + " changed while it was read", null);
  }

  /** Something that has to be there was not, or the server did not find it any more. */
  static ChangedMeanwhileException because(String reason, Throwable cause) {
    return new ChangedMeanwhileException(
        "The schema changed while it was read (" + reason + ")", cause);
  }

  /** What there is to say when it has changed under the second reading, too. */
  public UndeterminedException twice() {
    return new UndeterminedException(
        getMessage() + ", twice; run it again when the migration is through.", this);
  }
}
