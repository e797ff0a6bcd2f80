package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.sql.QueryNames;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;

/**
 * What a query can make the server run or show: followed from the names in its text through the
 * catalog, by way of views, aggregates, operators, casts, domains, defaults and bodies. Sees too
 * much rather than too little, and nothing of what a name does not lead to.
 */
public final class QueryReach {
  private static final CatalogQuery QUERY = CatalogQuery.load("reached-by-query");
  private static final String DYNAMIC_SQL = "execute";

  /** Conditions of PL/pgSQL that a cancelled query meets; OTHERS is none. */
  private static final Set<String> CANCELLED =
      Set.of("query_canceled", "operator_intervention", "57014", "57000");

  private final Connection connection;
  private final Set<Reached> reached = new TreeSet<>();
  private final Set<Row> read = new HashSet<>();
  private final List<QueryNames> bodies = new ArrayList<>();
  private final Set<String> searchPaths = new TreeSet<>();

  private QueryReach(Connection connection) {
    this.connection = connection;
  }

  /** What makes an object worth a second thought. */
  public enum Trait {
    /** A function that may do anything, also where a transaction is read-only. */
    VOLATILE,
    /** A function that runs a text as a query, which nobody has looked at. */
    RUNS_TEXT,
    /** A function that takes a transaction number, which outlasts the transaction. */
    TAKES_TRANSACTION_NUMBER,
    /** A function that runs with its owner's rights. */
    SECURITY_DEFINER,
    /** A function that catches its own cancelling, by which a timeout ends it, and goes on. */
    OUTLASTS_TIMEOUT,
    /** A function of a language that is not read here. */
    OPAQUE,
    /** A table or view that holds passwords, or hashes of them. */
    HOLDS_PASSWORDS,
    /** A foreign table that is a file of the server, or what a program there prints. */
    FILE_OR_PROGRAM,
    /** Any other foreign table. */
    ELSEWHERE,
    /** A view of information_schema that leaves out what its reader does not own. */
    HIDES_FROM_READERS,
    /** A function that shows monitors more than others. */
    SHOWS_MORE_TO_MONITORS,
    /** A relation that is not the catalog's. */
    HAS_ROWS
  }

  /** An object that a query reaches. */
  public record Reached(Trait trait, QualifiedName object) implements Comparable<Reached> {
    @Override
    public int compareTo(Reached other) {
      int byTrait = trait.compareTo(other.trait);
      return byTrait != 0 ? byTrait : object.compareTo(other.object);
    }
  }

  /** As the catalog has it; a body is still to be read. */
  private record Row(
      String why, QualifiedName object, String language, String source, String searchPath) {}

  /**
   * What a query of these names reaches and that has a {@link Trait}, sorted.
   *
   * @throws SQLException when the catalog cannot be asked
   */
  public static Set<Reached> of(QueryNames names, Connection connection) throws SQLException {
    return new QueryReach(connection).followed(names);
  }

  private Set<Reached> followed(QueryNames names) throws SQLException {
    QueryNames asked = names;
    ask(names);
    for (QueryNames more = inBodies(); !more.isWithin(asked); more = inBodies()) {
      ask(more);
      asked = QueryNames.union(List.of(asked, more));
    }
    return reached;
  }

  /**
   * The names in all bodies that were met. A function sees the search_path of whoever calls it, so
   * each is looked up wherever any of them looks.
   */
  private QueryNames inBodies() {
    QueryNames names = QueryNames.union(bodies);
    for (String searchPath : searchPaths) {
      names = names.under(searchPath);
    }
    return names;
  }

  private void ask(QueryNames names) throws SQLException {
    Set<QualifiedName> called = new TreeSet<>(names.calls());
    called.addAll(names.attributes());
    NameArrays calls = NameArrays.of(called);
    NameArrays relations = NameArrays.of(names.relations());
    NameArrays operators = NameArrays.of(names.operators());
    List<Row> rows =
        QUERY.rows(
            connection,
            QueryReach::row,
            calls.schemas(),
            calls.names(),
            relations.schemas(),
            relations.names(),
            operators.schemas(),
            operators.names(),
            relations.names(),
            relations.names());
    for (Row row : rows) {
      Optional<Trait> trait = trait(row.why());
      trait.ifPresent(known -> reached.add(new Reached(known, row.object())));
      if (trait.isEmpty() && read.add(row)) {
        searchPaths.add(row.searchPath());
        read(row);
      }
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("why"),
        new QualifiedName(row.getString("schema_name"), row.getString("name")),
        row.getString("language"),
        row.getString("source"),
        Optional.ofNullable(row.getString("search_path")).orElse(""));
  }

  /** Empty for a function whose body has to be read first. */
  private static Optional<Trait> trait(String why) {
    return switch (why) {
      case "is volatile" -> Optional.of(Trait.VOLATILE);
      case "runs a text" -> Optional.of(Trait.RUNS_TEXT);
      case "takes a transaction number" -> Optional.of(Trait.TAKES_TRANSACTION_NUMBER);
      case "has its owner's rights" -> Optional.of(Trait.SECURITY_DEFINER);
      case "is elsewhere" -> Optional.of(Trait.ELSEWHERE);
      case "cannot be looked into" -> Optional.of(Trait.OPAQUE);
      case "holds passwords" -> Optional.of(Trait.HOLDS_PASSWORDS);
      case "is a file or program" -> Optional.of(Trait.FILE_OR_PROGRAM);
      case "hides from readers" -> Optional.of(Trait.HIDES_FROM_READERS);
      case "shows more to monitors" -> Optional.of(Trait.SHOWS_MORE_TO_MONITORS);
      case "has rows of its own" -> Optional.of(Trait.HAS_ROWS);
      case "has a body" -> Optional.empty();
      default -> throw new IllegalStateException("unknown: " + why);
    };
  }

  /**
   * Takes the names out of a body of SQL or PL/pgSQL, unless it has to be distrusted as a whole.
   */
  private void read(Row function) {
    try {
      QueryNames names = QueryNames.of(function.source());
      bodies.add(names);
      if (function.language().equals("plpgsql")) {
        if (names.hasWord(DYNAMIC_SQL)) {
          reached.add(new Reached(Trait.RUNS_TEXT, function.object()));
        }
        if (SqlLexer.tokenize(function.source()).stream()
            .anyMatch(token -> CANCELLED.contains(token.text()))) {
          reached.add(new Reached(Trait.OUTLASTS_TIMEOUT, function.object()));
        }
      }
    } catch (SqlTextException unreadable) {
      reached.add(new Reached(Trait.OPAQUE, function.object()));
    }
  }
}
