package org.schemaassurance.changelog;

/** Where a failure and its causes come from, and of which class they are, without what they say. */
final class WordlessException extends Exception {
  private static final long serialVersionUID = 1L;

  WordlessException(Throwable failure) {
    super(
        failure.getClass().getName() + ", whose words may quote the file",
        failure.getCause() == null ? null : new WordlessException(failure.getCause()));
    setStackTrace(failure.getStackTrace());
  }
}
