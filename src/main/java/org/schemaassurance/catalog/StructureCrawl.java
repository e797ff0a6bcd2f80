package org.schemaassurance.catalog;

import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.indexesRetrievalStrategy;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.tableColumnsRetrievalStrategy;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.tablesRetrievalStrategy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import schemacrawler.crawl.SchemaCrawler;
import schemacrawler.schema.AttributedObject;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.InfoLevel;
import schemacrawler.schemacrawler.InformationSchemaKey;
import schemacrawler.schemacrawler.InformationSchemaViewsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.MetadataRetrievalStrategy;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaRetrievalOptionsBuilder;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/**
 * The structure of some tables, by SchemaCrawler through our own views. Its shipped views ask
 * {@code information_schema}, and know nothing of states; ours add them as columns {@code PG_…},
 * which it hands on as attributes.
 *
 * <p>It is not asked for foreign keys: it sorts all tables by them, which takes the square of their
 * number.
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

  /**
   * @param relations OIDs of {@code pg_class}
   */
  StructureCrawl(Connection connection, Collection<Long> relations) {
    this.connection = connection;
    // Digits alone get into the text of the views, so nothing has to be quoted.
    this.relations = relations.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * Crawls the tables.
   *
   * @throws ChangedMeanwhileException if less came back than the catalog counts: SchemaCrawler logs
   *     a view that fails and goes on
   */
  SortedMap<QualifiedName, Structure> crawl() throws SQLException {
    for (String name : List.of("structure-tables", "structure-columns", "structure-indexes")) {
      UnreadableText.refuse(new NamedQuery(name, view(name)), connection);
    }
    SchemaCrawler crawler =
        new SchemaCrawler(
            DatabaseConnectionSources.fromConnection(connection), retrieval(), options());
    SortedMap<QualifiedName, Structure> structures = new TreeMap<>();
    for (Table table : crawler.crawl().getTables()) {
      Structure structure = structure(table);
      refuseIncomplete(table, structure);
      structures.put(structure.name(), structure);
    }
    return structures;
  }

  private schemacrawler.schemacrawler.SchemaRetrievalOptions retrieval() {
    InformationSchemaViewsBuilder views =
        InformationSchemaViewsBuilder.builder()
            .withSql(InformationSchemaKey.SCHEMATA, view("structure-schemas"))
            .withSql(InformationSchemaKey.TABLES, view("structure-tables"))
            .withSql(InformationSchemaKey.TABLE_COLUMNS, view("structure-columns"))
            .withSql(InformationSchemaKey.INDEXES, view("structure-indexes"));
    MetadataRetrievalStrategy dictionary = MetadataRetrievalStrategy.data_dictionary_all;
    return SchemaRetrievalOptionsBuilder.builder()
        .withInformationSchemaViews(views.toOptions())
        .withDoesNotSupportCatalogs()
        .withSupportsSchemas()
        .withIdentifierQuoteString("\"")
        .with(tablesRetrievalStrategy, dictionary)
        .with(tableColumnsRetrievalStrategy, dictionary)
        .with(indexesRetrievalStrategy, dictionary)
        .toOptions();
  }

  private String view(String name) {
    return NamedQuery.load(name).text().replace("${relations}", relations);
  }

  private static schemacrawler.schemacrawler.SchemaCrawlerOptions options() {
    SchemaInfoLevelBuilder level =
        SchemaInfoLevelBuilder.builder()
            .withInfoLevel(InfoLevel.minimum)
            .setRetrieveTables(true)
            .setRetrieveTableColumns(true)
            .setRetrievePrimaryKeys(false)
            .setRetrieveForeignKeys(false)
            .setRetrieveIndexes(true)
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
        table.getColumns().stream().map(StructureCrawl::column).toList(),
        table.getIndexes().stream().map(StructureCrawl::index).toList());
  }

  private static Column column(schemacrawler.schema.Column column) {
    return new Column(
        column.getName(),
        // The data type's own name has lost its schema.
        text(column, "PG_TYPE"),
        column.isNullable(),
        Optional.ofNullable(column.getDefaultValue()),
        column.isAutoIncremented(),
        column.isGenerated(),
        optionalText(column, "PG_COLLATION")
            .map(name -> new Column.Collation(name, flag(column, "PG_DETERMINISTIC"))));
  }

  private static Index index(schemacrawler.schema.Index index) {
    Optional<Index.KeyConstraint> constraint =
        optionalText(index, "PG_CONSTRAINT")
            .map(
                name ->
                    new Index.KeyConstraint(
                        name, flag(index, "PG_DEFERRABLE"), flag(index, "PG_DEFERRED")));
    return new Index(
        index.getName(),
        names(optionalText(index, "PG_KEYS")),
        names(optionalText(index, "PG_INCLUDED")),
        index.isUnique(),
        flag(index, "PG_PRIMARY"),
        new Index.Enforcement(
            flag(index, "PG_VALID"),
            flag(index, "PG_READY"),
            flag(index, "PG_LIVE"),
            flag(index, "PG_IMMEDIATE")),
        optionalText(index, "PG_PREDICATE"),
        flag(index, "PG_NULLS_NOT_DISTINCT"),
        text(index, "PG_METHOD"),
        constraint,
        flag(index, "PG_EXCLUSION"),
        keyOptions(index));
  }

  private static List<Index.KeyOptions> keyOptions(schemacrawler.schema.Index index) {
    List<String> properties = names(optionalText(index, "PG_KEY_OPTIONS"));
    List<Index.KeyOptions> options = new ArrayList<>();
    for (int i = 0; i < properties.size(); i += 4) {
      options.add(
          new Index.KeyOptions(
              properties.get(i),
              properties.get(i + 1),
              properties.get(i + 2).equals("default"),
              Optional.of(properties.get(i + 3)).filter(name -> !name.isEmpty())));
    }
    return options;
  }

  private static void refuseIncomplete(Table table, Structure structure) {
    Map<String, Integer> found =
        Map.of(
            "PG_COLUMNS", structure.columns().size(),
            "PG_INDEXES", structure.indexes().size());
    found.forEach(
        (attribute, count) -> {
          if (!String.valueOf(count).equals(text(table, attribute))) {
            throw ChangedMeanwhileException.because(
                "the catalog counts %s %s of %s, %d were read"
                    .formatted(
                        text(table, attribute),
                        attribute.substring("PG_".length()).toLowerCase(Locale.ROOT),
                        structure.name(),
                        count),
                null);
          }
        });
  }

  private static boolean flag(AttributedObject object, String attribute) {
    return switch (text(object, attribute)) {
      case "true", "t" -> true;
      case "false", "f" -> false;
      default ->
          throw new IllegalStateException(attribute + " of " + object + " is no truth value");
    };
  }

  private static String text(AttributedObject object, String attribute) {
    return optionalText(object, attribute)
        .orElseThrow(
            () ->
                ChangedMeanwhileException.because(
                    attribute + " of " + object + " was not read", null));
  }

  private static Optional<String> optionalText(AttributedObject object, String attribute) {
    Object value = object.getAttribute(attribute);
    return Optional.ofNullable(value).map(String::valueOf);
  }

  private static List<String> names(Optional<String> jsonArray) {
    if (jsonArray.isEmpty()) {
      return List.of();
    }
    try (JsonParser parser = new JsonFactory().createParser(jsonArray.get())) {
      List<String> names = new ArrayList<>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          names.add(parser.getText());
        }
      }
      return names;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
