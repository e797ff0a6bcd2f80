package org.schemaassurance.junit;

import javax.sql.DataSource;
import org.schemaassurance.connect.ConnectionSettings;

/** Where assertions about a schema begin. */
public final class SchemaAssertions {
  private SchemaAssertions() {}

  /** About that of a database. */
  public static SchemaAssert assertThatSchema(AssuredDatabase database) {
    return new SchemaAssert(database);
  }

  /** About that of the database that a data source leads to. */
  public static SchemaAssert assertThatSchema(DataSource source) {
    return assertThatSchema(AssuredDatabase.of(source));
  }

  /** About that of the database that settings name. */
  public static SchemaAssert assertThatSchema(ConnectionSettings settings) {
    return assertThatSchema(AssuredDatabase.at(settings));
  }
}
