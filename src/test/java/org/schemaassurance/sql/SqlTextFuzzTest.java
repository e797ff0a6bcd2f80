package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.schemaassurance.model.QualifiedName;

/** Whatever is thrown at the readers of SQL text, they read it or say why they do not. */
final class SqlTextFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "[",
          "]",
          ",",
          ";",
          ".",
          "::",
          ":=",
          ":",
          "'",
          "''",
          "\"",
          "$$",
          "$a$",
          "$1",
          "E'",
          "U&'",
          "U&\"",
          "\\",
          "\\u00",
          "\\+0000",
          "uescape '!'",
          "--",
          "/*",
          "*/",
          "\n",
          " ",
          "and ",
          "or ",
          "not ",
          "is ",
          "null ",
          "distinct ",
          "from ",
          "in ",
          "between ",
          "like ",
          "any ",
          "all ",
          "case ",
          "when ",
          "then ",
          "else ",
          "end ",
          "cast",
          "as ",
          "array",
          "row",
          "at time zone ",
          "collate ",
          "operator(",
          "interval ",
          "setof ",
          "varying ",
          "with ",
          "timestamp ",
          "double ",
          "a ",
          "\"B\" ",
          "1",
          "1.5",
          "-",
          "+",
          "*",
          "<",
          "=",
          "!=",
          "~",
          "@",
          "^",
          "%",
          "x'1'",
          "\0",
          "é",
          "\uD800",
          "\u202E",
          "create function a.b(",
          "as $$x$$");

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(PIECES).list().ofMaxSize(30).map(list -> String.join("", list));
    return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(60));
  }

  @Property(tries = 3000)
  void everyReaderOfSqlTextReadsOrRefuses(@ForAll("texts") String text) {
    QualifiedName routine = new QualifiedName("a", "b");
    List<Consumer<String>> readers =
        List.of(
            SqlLexer::tokenize,
            TypeName::canonical,
            ObjectName::qualified,
            ObjectName::signature,
            SingleQuery::of,
            source -> RoutineSource.bodyOf(routine, source));
    for (Consumer<String> reader : readers) {
      try {
        reader.accept(text);
      } catch (SqlTextException refused) {
        assertThat(refused).message().isNotBlank();
      }
    }
  }

  @Property(tries = 3000)
  void everyTextMeansWhatItMeans(@ForAll("texts") String text) {
    assertThat(SqlExpression.sameMeaning(text, text)).isTrue();
    assertThat(SqlExpression.sameTokens(text, text)).isTrue();
  }

  @Property(tries = 2000)
  void meaningTheSameGoesBothWays(@ForAll("texts") String one, @ForAll("texts") String other) {
    assertThat(SqlExpression.sameMeaning(one, other))
        .isEqualTo(SqlExpression.sameMeaning(other, one));
  }

  @Property(tries = 2000)
  void whatIsKnownOfColumnsGoesBothWays(
      @ForAll("texts") String one, @ForAll("texts") String other, @ForAll("types") String type) {
    ColumnTypes columns = column -> Optional.of(type);
    assertThat(SqlExpression.sameMeaning(one, one, columns)).isTrue();
    assertThat(SqlExpression.sameMeaning(one, other, columns))
        .isEqualTo(SqlExpression.sameMeaning(other, one, columns));
  }

  @Provide
  Arbitrary<String> types() {
    return Arbitraries.of("integer", "numeric(9,2)", "character varying(20)", "x", "", "a[](");
  }

  @Property(tries = 1000)
  void anExpressionIsItselfInParenthesesAndNotTheOneThatDiffersInOnePlace(@ForAll long seed) {
    GeneratedExpressions.Pair pair = new GeneratedExpressions(seed).next();
    String spaced = "( " + pair.written().replace(" AND ", "\n and /* AND */ ") + " )";

    assertThat(SqlExpression.sameMeaning(pair.written(), spaced)).isTrue();
    assertThat(SqlExpression.sameMeaning(pair.written(), pair.other(), DeparsedExpressionIT.TYPES))
        .as("%s is not %s", pair.written(), pair.other())
        .isFalse();
  }

  @Property(tries = 2000)
  void whatIsTakenForAQueryStaysInItsParentheses(@ForAll("texts") String text) {
    String query;
    try {
      query = SingleQuery.of("SELECT " + text);
    } catch (SqlTextException refused) {
      return;
    }
    List<Token> wrapped = SqlLexer.tokenize("(\n" + query + "\n)");
    int depth = 0;
    for (Token token : wrapped.subList(0, wrapped.size() - 1)) {
      depth += token.isPunctuation("(") ? 1 : token.isPunctuation(")") ? -1 : 0;
      assertThat(depth).isPositive();
      assertThat(token.isPunctuation(";")).isFalse();
    }
    assertThat(wrapped.get(wrapped.size() - 1).isPunctuation(")")).isTrue();
  }
}
