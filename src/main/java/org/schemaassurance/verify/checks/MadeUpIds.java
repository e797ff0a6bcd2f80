package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.CalledNames;
import org.schemaassurance.sql.ReturnedExpression;
import org.schemaassurance.sql.RowWrites;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.Evidence;

/** Ids that a function of somebody's own makes up, a uuid of time and chance or the like. */
record MadeUpIds(Evidence evidence) {
  /** The server's own that does the same. */
  static final String BUILT_IN = "gen_random_uuid()";

  private static final int TRIALS = 1000;

  /** What gives another value each time. */
  private static final Set<String> SOURCES =
      Set.of(
          "gen_random_uuid",
          "gen_random_bytes",
          "uuid_generate_v1",
          "uuid_generate_v1mc",
          "uuid_generate_v4",
          "uuidv4",
          "uuidv7",
          "random",
          "nextval");

  /** What does more than to compute. */
  private static final Set<String> ACTS =
      Set.of("execute", "raise", "perform", "assert", "call", "copy", "lock", "notify", "set");

  /** What is known of such a function. */
  enum Kind {
    /** Its expression was computed many times, and was another one each time. */
    FRESH,
    /** It is made of what is another each time, and nobody can see what comes of it. */
    UNSEEN,
    /** It is the same several times, NULL or an error, or the function does more. */
    NOT
  }

  /** What a column's default is; empty where it is no call of such a function. */
  Optional<Kind> of(Column column) {
    return column.type().equals("uuid") && !column.generated()
        ? column.defaultExpression().flatMap(MadeUpIds::called).map(this::of)
        : Optional.empty();
  }

  /** {@code public.uuid_v7()}. */
  private static Optional<QualifiedName> called(String expression) {
    List<Token> tokens = SqlLexer.tokenize(expression);
    boolean calls =
        tokens.size() == 5
            && tokens.get(0).isName()
            && tokens.get(1).isPunctuation(".")
            && tokens.get(2).isName()
            && tokens.get(3).isPunctuation("(")
            && tokens.get(4).isPunctuation(")");
    return calls
        ? Optional.of(new QualifiedName(tokens.get(0).text(), tokens.get(2).text()))
        : Optional.empty();
  }

  private Kind of(QualifiedName name) {
    List<Routine> found =
        evidence.further().read(CatalogRequest.ofRoutine(name)).routines(name).stream()
            .filter(routine -> routine.arguments().isEmpty())
            .toList();
    return found.size() == 1 ? of(found.get(0)) : Kind.NOT;
  }

  /** One that is marked immutable is computed once, and then never again while a plan is kept. */
  private Kind of(Routine function) {
    boolean isPlain =
        function.kind().equals("function")
            && function.result().equals("uuid")
            && !function.volatility().equals("immutable")
            && function.settings().stream().allMatch(MadeUpIds::isHarmless);
    try {
      if (!isPlain || acts(function)) {
        return Kind.NOT;
      }
      return ReturnedExpression.of(function.language(), function.body())
          .map(expression -> tried(function, expression))
          .orElseGet(() -> unseen(function));
    } catch (SqlTextException unreadable) {
      return Kind.NOT;
    }
  }

  private static boolean isHarmless(String setting) {
    return setting.startsWith("search_path=") || HarmlessSettings.isIn(setting);
  }

  private boolean acts(Routine function) {
    return ReachedRoutines.of(function, evidence).stream()
        .filter(ReachedRoutines::isReadable)
        .anyMatch(
            routine ->
                !RowWrites.in(routine.body()).isEmpty()
                    || SqlLexer.tokenize(routine.body()).stream()
                        .anyMatch(token -> isWord(token) && ACTS.contains(token.text())));
  }

  private static boolean isWord(Token token) {
    return token.kind() == Token.Kind.WORD;
  }

  private static Kind unseen(Routine function) {
    return CalledNames.in(function.body()).stream()
            .anyMatch(called -> SOURCES.contains(called.name()))
        ? Kind.UNSEEN
        : Kind.NOT;
  }

  private Kind tried(Routine function, String expression) {
    DataQueries.Answer answer =
        evidence
            .data()
            .rows(
                ("SELECT pg_catalog.count(DISTINCT made.id) FROM (SELECT CAST((%s) AS pg_catalog.uuid)"
                        + " AS id FROM pg_catalog.generate_series(1, %d) OFFSET 0) AS made")
                    .formatted(expression, TRIALS),
                1);
    if (answer instanceof DataQueries.Answer.Rows rows) {
      return rows.rows().get(0).get(0).equals(String.valueOf(TRIALS)) ? Kind.FRESH : Kind.NOT;
    }
    return ((DataQueries.Answer.Refused) answer).byAValue() ? Kind.NOT : unseen(function);
  }

  /**
   * The same table, with the server's own default where a function gives such ids: which of them it
   * is makes no difference to whether a row is taken. Where nobody can see what it gives, the rule
   * tells that compares the default.
   */
  Table withStandIns(Table table) {
    return new Table(
        table.name(),
        table.kind(),
        table.logged(),
        table.columns().stream().map(column -> withStandIn(table, column)).toList(),
        table.indexes(),
        table.foreignKeys(),
        table.checks(),
        table.triggers(),
        table.surroundings(),
        table.details());
  }

  private Column withStandIn(Table table, Column column) {
    boolean isOne =
        of(column)
            .filter(kind -> kind == Kind.FRESH || kind == Kind.UNSEEN && isCompared(table, column))
            .isPresent();
    return isOne
        ? new Column(
            column.name(),
            column.type(),
            column.nullable(),
            Optional.of(BUILT_IN),
            column.numbering(),
            column.computation(),
            column.collation(),
            column.domain(),
            column.zonedBySession())
        : column;
  }

  private boolean isCompared(Table table, Column column) {
    return evidence
        .declared(TableCheck.DeclaredTable.class, table.name())
        .flatMap(rule -> Optional.ofNullable(rule.columns().get(column.name())).stream())
        .anyMatch(declared -> declared.defaults().contains(BUILT_IN));
  }
}
