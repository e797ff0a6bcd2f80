package org.schemaassurance.model;

import java.util.Locale;

/** How much a broken rule weighs. */
public enum Severity {
  /** Makes the verdict broken. */
  ERROR,
  /** Is shown and counted, and leaves the verdict. */
  WARNING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
