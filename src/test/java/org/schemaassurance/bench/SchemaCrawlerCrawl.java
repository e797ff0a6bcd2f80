package org.schemaassurance.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import schemacrawler.inclusionrule.RegularExpressionInclusionRule;
import schemacrawler.schemacrawler.InfoLevel;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaRetrievalOptionsBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/**
 * What {@code make bench-drift} measures beside drift: SchemaCrawler's crawl of a schema in its
 * standard detail, through the driver's metadata.
 */
public final class SchemaCrawlerCrawl {
  private SchemaCrawlerCrawl() {}

  /** Takes a JDBC URL, the user and a schema. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], "")) {
      int tables =
          SchemaCrawlerUtility.getCatalog(
                  DatabaseConnectionSources.fromConnection(connection),
                  SchemaRetrievalOptionsBuilder.builder()
                      .withDoesNotSupportCatalogs()
                      .withSupportsSchemas()
                      .toOptions(),
                  options(arguments[2]),
                  schemacrawler.tools.options.ConfigUtility.newConfig())
              .getTables()
              .size();
      System.out.println(tables + " tables");
    }
  }

  private static SchemaCrawlerOptions options(String schema) {
    return SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
        .withLimitOptions(
            LimitOptionsBuilder.builder()
                .includeSchemas(new RegularExpressionInclusionRule(schema))
                .toOptions())
        .withLoadOptions(
            LoadOptionsBuilder.builder()
                .withSchemaInfoLevelBuilder(
                    SchemaInfoLevelBuilder.builder()
                        .withInfoLevel(InfoLevel.standard)
                        .setRetrieveDatabaseInfo(false))
                .toOptions());
  }
}
