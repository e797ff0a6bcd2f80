package org.schemaassurance.mutate;

import org.schemaassurance.model.QualifiedName;

/** A trigger function that lets every row pass and does nothing. */
record DecoyFunction(QualifiedName name) {

  /** Beside something that is sabotaged. */
  static DecoyFunction in(String schema) {
    return new DecoyFunction(new QualifiedName(schema, "decoy"));
  }

  String create() {
    return create("RETURN NEW");
  }

  /** Under which a BEFORE trigger drops the row. */
  String createSwallowing() {
    return create("RETURN NULL");
  }

  private String create(String statement) {
    return "CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN %s; END'; "
        .formatted(Quoted.name(name), statement);
  }
}
