package org.schemaassurance.catalog;

import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.tablesRetrievalStrategy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.schemaassurance.ahead.Ahead;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import schemacrawler.crawl.SchemaCrawler;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.InfoLevel;
import schemacrawler.schemacrawler.InformationSchemaKey;
import schemacrawler.schemacrawler.InformationSchemaViewsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.MetadataRetrievalStrategy;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaRetrievalOptions;
import schemacrawler.schemacrawler.SchemaRetrievalOptionsBuilder;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/**
 * The structure of some tables, by SchemaCrawler through views of our own. Its shipped views ask
 * {@code information_schema}, and know nothing of states.
 *
 * <p>It is given one row a table, with the columns and the indexes in attributes (columns {@code
 * PG_…} of the view, which it hands on). Given a row a column it takes longer for it than the
 * server does: of each row it looks up each column that there may be, by sorting the names of those
 * that there are (ADR 76). Nor is it asked for foreign keys: it sorts all tables by them, which
 * takes the square of their number.
 */
final class StructureCrawl {
  // Held here, since the logging library forgets a logger's level together with the logger. At INFO
  // the JDBC URL would be logged.
  private static final List<Logger> SILENCED =
      List.of(Logger.getLogger("schemacrawler"), Logger.getLogger("us.fatehi"));

  static {
    SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
  }

  private final Connection connection;
  private final String relations;
  private final int wanted;

  /**
   * @param relations OIDs of {@code pg_class}
   */
  StructureCrawl(Connection connection, Collection<Long> relations) {
    this.connection = connection;
    this.wanted = relations.size();
    // Digits alone get into the text of the views, so nothing has to be quoted.
    this.relations = relations.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * Crawls the tables. What has come back is made into structures while the connection is used for
   * something else.
   *
   * @return throws {@link ChangedMeanwhileException} if less of a table came back than there is
   * @throws ChangedMeanwhileException if fewer came back; so it is, too, where SchemaCrawler has
   *     logged that a view fails, and gone on
   */
  Ahead<List<Structure>> crawl() throws SQLException {
    NamedSql columns = view("structure-columns");
    NamedSql indexes = view("structure-indexes");
    NamedSql tables =
        view("structure-tables").with("columns", columns.text()).with("indexes", indexes.text());
    for (NamedSql query : List.of(columns, indexes, tables)) {
      UnreadableText.refuse(query, connection);
    }
    SchemaCrawler crawler =
        new SchemaCrawler(
            DatabaseConnectionSources.fromConnection(connection), retrieval(tables), options());
    List<Table> crawled = List.copyOf(crawler.crawl().getTables());
    if (crawled.size() != wanted) {
      throw ChangedMeanwhileException.because(
          "the catalog has %d of the tables, %d were read".formatted(wanted, crawled.size()), null);
    }
    return Ahead.of(() -> crawled.stream().map(StructureCrawl::structure).toList());
  }

  private SchemaRetrievalOptions retrieval(NamedSql tables) {
    InformationSchemaViewsBuilder views =
        InformationSchemaViewsBuilder.builder()
            .withSql(InformationSchemaKey.SCHEMATA, view("structure-schemas").text())
            .withSql(InformationSchemaKey.TABLES, tables.text());
    return SchemaRetrievalOptionsBuilder.builder()
        .withInformationSchemaViews(views.toOptions())
        .withDoesNotSupportCatalogs()
        .withSupportsSchemas()
        .withIdentifierQuoteString("\"")
        .with(tablesRetrievalStrategy, MetadataRetrievalStrategy.data_dictionary_all)
        .toOptions();
  }

  private NamedSql view(String name) {
    return NamedSql.of(StructureCrawl.class, name).with("relations", relations);
  }

  private static SchemaCrawlerOptions options() {
    SchemaInfoLevelBuilder level =
        SchemaInfoLevelBuilder.builder()
            .withInfoLevel(InfoLevel.minimum)
            .setRetrieveTables(true)
            .setRetrieveTableColumns(false)
            .setRetrievePrimaryKeys(false)
            .setRetrieveForeignKeys(false)
            .setRetrieveIndexes(false)
            .setRetrieveColumnDataTypes(false)
            .setRetrieveDatabaseInfo(false)
            .setRetrieveRoutines(false);
    return SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
        .withLoadOptions(
            LoadOptionsBuilder.builder().withSchemaInfoLevelBuilder(level).toOptions());
  }

  private static Structure structure(Table table) {
    return new Structure(
        new QualifiedName(table.getSchema().getName(), table.getName()),
        text(table, "PG_KIND"),
        flag(table, "PG_LOGGED"),
        flag(table, "PG_ROW_SECURITY"),
        flag(table, "PG_ROW_SECURITY_FORCED"),
        JsonRow.all(text(table, "PG_COLUMNS"), StructureCrawl::column),
        JsonRow.all(text(table, "PG_INDEXES"), StructureCrawl::index));
  }

  private static Column column(JsonRow row) {
    return new Column(
        row.text(),
        row.text(),
        row.flag(),
        row.optionalText(),
        row.optionalText().map(kind -> choice(Column.Numbering.class, kind)),
        row.optionalText().map(kind -> choice(Column.Computation.class, kind)),
        collation(row),
        domain(row),
        row.flag());
  }

  private static Optional<Column.Domain> domain(JsonRow row) {
    Optional<String> type = row.optionalText();
    List<String> checks = row.texts();
    return type.map(known -> new Column.Domain(known, checks));
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }

  private static Optional<Column.Collation> collation(JsonRow row) {
    Optional<String> name = row.optionalText();
    boolean deterministic = row.flag();
    return name.map(known -> new Column.Collation(known, deterministic));
  }

  private static Index index(JsonRow row) {
    return new Index(
        row.text(),
        row.texts(),
        row.texts(),
        row.flag(),
        row.flag(),
        new Index.Enforcement(row.flag(), row.flag(), row.flag(), row.flag(), row.flag()),
        row.optionalText(),
        row.flag(),
        row.text(),
        constraint(row),
        row.flag(),
        row.rows(StructureCrawl::keyOptions));
  }

  private static Optional<Index.KeyConstraint> constraint(JsonRow row) {
    Optional<String> name = row.optionalText();
    boolean deferrable = row.flag();
    boolean deferred = row.flag();
    return name.map(known -> new Index.KeyConstraint(known, deferrable, deferred));
  }

  private static Index.KeyOptions keyOptions(JsonRow row) {
    return new Index.KeyOptions(
        row.text(),
        row.text(),
        row.text().equals("default"),
        optional(row),
        optional(row),
        optional(row));
  }

  private static Optional<String> optional(JsonRow row) {
    return Optional.of(row.text()).filter(text -> !text.isEmpty());
  }

  private static boolean flag(Table table, String attribute) {
    return switch (text(table, attribute)) {
      case "true", "t" -> true;
      case "false", "f" -> false;
      default -> throw new IllegalStateException(attribute + " of " + table + " is no truth value");
    };
  }

  private static String text(Table table, String attribute) {
    Object value = table.getAttribute(attribute);
    return Optional.ofNullable(value)
        .map(String::valueOf)
        .orElseThrow(
            () ->
                ChangedMeanwhileException.because(
                    attribute + " of " + table + " was not read", null));
  }
}
