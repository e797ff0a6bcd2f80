package org.schemaassurance.verify;

import org.schemaassurance.model.LiveSchema;

/** All that checks may look at. */
public record Evidence(LiveSchema schema, DataQueries data, ChangelogEvidence changelog) {}
