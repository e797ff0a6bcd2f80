package org.schemaassurance.data;

/** With whose rights queries of rules run. */
public enum QueryRights {
  /** Those of a role that may only read, wherever the connecting role may take them. */
  REDUCED,
  /** Those of the connecting role, whatever they are. */
  OWN;

  /** Own ones, where they are asked for. */
  public static QueryRights of(boolean own) {
    return own ? OWN : REDUCED;
  }
}
