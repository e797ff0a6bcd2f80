package org.schemaassurance.sql;

/** Text that cannot be read as SQL; the message says why and at which offset. */
public final class SqlTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SqlTextException(String message) {
    super(message);
  }
}
