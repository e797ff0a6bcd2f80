package org.schemaassurance.support;

import java.sql.Connection;

/** A database as {@code CREATE DATABASE} makes it. */
public final class EmptyTemplate implements DatabaseTemplate {
  @Override
  public void build(Connection connection) {
    // As it came.
  }
}
