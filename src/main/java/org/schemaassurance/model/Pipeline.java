package org.schemaassurance.model;

/** Where a project's pipelines run. */
public enum Pipeline {
  GITHUB,
  GITLAB
}
