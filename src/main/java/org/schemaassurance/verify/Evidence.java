package org.schemaassurance.verify;

import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.rules.Declaration;

/**
 * All that checks may look at.
 *
 * @param further what is read only when a check comes to it
 * @param names what keys and indexes are called that are not there
 * @param declared by all rules, also those that were not asked for
 */
public record Evidence(
    LiveSchema schema,
    DataQueries data,
    ChangelogEvidence changelog,
    Snapshots snapshots,
    FurtherReading further,
    KnownNames names,
    DeclaredByRules declared) {

  /** What rules of one kind say of a table, by its name or by a pattern. */
  public <D> Stream<D> declared(Class<D> kind, QualifiedName table) {
    return declared.of(table).filter(kind::isInstance).map(kind::cast);
  }

  /** What all rules say. */
  public List<Declaration> declarations() {
    return declared.all();
  }

  /** The same where these are the rules. */
  public Evidence where(DeclaredByRules others) {
    return new Evidence(schema, data, changelog, snapshots, further, names, others);
  }
}
