package org.schemaassurance.files;

/** A text has something that {@link CommonYaml} does not know, be it YAML or not. */
public final class UncommonYamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private UncommonYamlException() {
    // It ends nothing but an attempt, so nobody needs to know where.
    super("left to the library", null, false, false);
  }

  static void unless(boolean isKnown) {
    if (!isKnown) {
      throw new UncommonYamlException();
    }
  }
}
