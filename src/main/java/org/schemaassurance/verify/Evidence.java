package org.schemaassurance.verify;

import org.schemaassurance.model.LiveSchema;

/** All that checks may look at. */
public record Evidence(
    LiveSchema schema, DataQueries data, ChangelogEvidence changelog, Snapshots snapshots) {
  /** Where no rule compares with a snapshot. */
  public Evidence(LiveSchema schema, DataQueries data, ChangelogEvidence changelog) {
    this(schema, data, changelog, Snapshots.NONE);
  }
}
