package org.schemaassurance.catalog;

/** A definition came back NULL: its object was dropped or replaced while it was read. */
final class DefinitionVanishedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DefinitionVanishedException(String object) {
    super("The definition of " + object + " changed while it was read");
  }
}
