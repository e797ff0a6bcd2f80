package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SqlLexerTest {

  @ParameterizedTest
  @MethodSource("texts")
  void aTextHasTheTokensThatPostgresSees(String text, List<String> tokens) {
    assertThat(SqlLexer.tokenize(text)).extracting(SqlLexerTest::shown).isEqualTo(tokens);
  }

  private static String shown(Token token) {
    return switch (token.kind()) {
      case QUOTED_IDENTIFIER -> '"' + token.text() + '"';
      case STRING -> "'" + token.text() + "'";
      default -> token.text();
    };
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("", List.of()),
        arguments(" \t\r\n\f -- nothing", List.of()),
        arguments("SELECT Name", List.of("select", "name")),
        arguments("\"Na\"\"me\"", List.of("\"Na\"me\"")),
        arguments("Émile", List.of("Émile")),
        arguments("a\u00A0b", List.of("a\u00A0b")),
        arguments("\u212Aill", List.of("\u212Aill")),
        arguments("a$b$ c$1", List.of("a$b$", "c$1")),
        arguments("'it''s'", List.of("'it's'")),
        arguments("'a\\'", List.of("'a\\'")),
        arguments("E'a\\'b\\n\\u0041\\U00000042'", List.of("'a'b\nAB'")),
        arguments("e'\\\\'", List.of("'\\'")),
        arguments("E'a' -- b\n '\\'c' d", List.of("'a'c'", "d")),
        arguments("'a'\n'b'", List.of("'ab'")),
        arguments("'a' 'b'", List.of("'a'", "'b'")),
        arguments("'a' /*\n*/ 'b'", List.of("'a'", "'b'")),
        arguments("n'x'", List.of("'x'")),
        arguments("B'01' X'1f'", List.of("b01", "x1f")),
        arguments("U&'d\\0061t\\+000061'", List.of("'data'")),
        arguments("U&\"d!0061ta\" /* by */ UESCAPE '!'", List.of("\"data\"")),
        arguments("U&'a\\\\b'", List.of("'a\\b'")),
        arguments("$$it's$$", List.of("'it's'")),
        arguments("$a$ $b$ $$ $a$", List.of("' $b$ $$ '")),
        arguments("$1 + $23", List.of("$1", "+", "$23")),
        arguments("1.5e-3 .5 5. 1..10", List.of("1.5e-3", ".5", "5.", "1", ".", ".10")),
        arguments("a->>'b'", List.of("a", "->>", "'b'")),
        arguments("a=-1", List.of("a", "=", "-", "1")),
        arguments("a@-1", List.of("a", "@-", "1")),
        arguments("a!=b", List.of("a", "<>", "b")),
        arguments("a*/**/b", List.of("a", "*", "b")),
        arguments("a --b\n+c", List.of("a", "+", "c")),
        arguments("a/* /* nested */ still */b", List.of("a", "b")),
        arguments("x::text := :y", List.of("x", "::", "text", ":=", ":", "y")),
        arguments("f(a)[1];", List.of("f", "(", "a", ")", "[", "1", "]", ";")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a 'b           | the quote at offset 2 is not closed",
        "\"b            | the quote at offset 0 is not closed",
        "E'b\\'         | the quote at offset 1 is not closed",
        "/* /* */       | the comment at offset 0 is not closed",
        "$x$ a $$       | the quote '$x$' at offset 0 is not closed",
        "a $            | unexpected character '$' at offset 2",
        "{fn now()}     | unexpected character '{' at offset 0",
        "a \\ b         | unexpected character '\\' at offset 2",
        "U&'\\00'       | the constant at offset 0 has an invalid escape",
        "U&'\\+FFFFFF'  | the constant at offset 0 has an invalid escape",
        "E'\\u00'       | the constant at offset 2 has an invalid escape",
        "U&'a' UESCAPE  | UESCAPE is followed by no character at offset 13"
      })
  void whatDoesNotEndOrIsNoSqlIsRefusedWithItsOffset(String text, String problem) {
    assertThatThrownBy(() -> SqlLexer.tokenize(text))
        .isInstanceOf(SqlTextException.class)
        .hasMessage(problem);
  }

  @Test
  void aTokenKnowsWhereItStands() {
    Token token = SqlLexer.tokenize("/* a */ 'it''s' b").get(0);

    assertThat(token).isEqualTo(new Token(Token.Kind.STRING, "it's", 8, 15));
  }

  @Test
  void anEscapedByteIsNeverTakenForTheSameTextUnescaped() {
    assertThat(SqlLexer.tokenize("E'\\x41'").get(0).text())
        .isEqualTo(SqlLexer.tokenize("e'\\x41'").get(0).text())
        .isNotEqualTo(SqlLexer.tokenize("'\\x41'").get(0).text())
        .isNotEqualTo(SqlLexer.tokenize("'x41'").get(0).text());
  }
}
