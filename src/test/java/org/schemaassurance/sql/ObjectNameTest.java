package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TablePattern;

final class ObjectNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "public.bookings           | public  | bookings",
        "Public . BOOKINGS         | public  | bookings",
        "public.\"Bookings\"       | public  | Bookings",
        "\"a.b\".\"c\"\"d\"        | a.b     | c\"d",
        "U&\"\\0061\".b            | a       | b",
        "public.bookings -- those  | public  | bookings"
      })
  void aNameIsReadAsSqlReadsIt(String text, String schema, String name) {
    assertThat(ObjectName.qualified(text)).isEqualTo(new QualifiedName(schema, name));
  }

  @Test
  void aNameWithoutSchemaIsRefusedWithAnExample() {
    assertThatThrownBy(() -> ObjectName.qualified("bookings"))
        .isInstanceOf(SqlTextException.class)
        .hasMessage("expected a name with its schema, like public.bookings, found 'bookings'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b.c", "a.", ".b", "a.b c", "'a'.b", "a.b;", "a.1", "a b", "\"a"})
  void whatIsNoNameIsRefused(String text) {
    assertThatThrownBy(() -> ObjectName.qualified(text)).isInstanceOf(SqlTextException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "public.f()                     | public.f()",
        "public.f( INT, varchar(3)[] )  | public.f(integer, character varying[])",
        "public.f(char, bpchar)         | public.f(character, character)",
        "\"S\".\"F.x\"(app.\"T\")       | \"S\".\"F.x\"(app.T)"
      })
  void aSignatureHasItsTypesInTheServersSpelling(String text, String shown) {
    assertThat(ObjectName.signature(text)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"public.f", "public.f(", "public.f(int", "public.f(int int)", "f()", "a.b() c"})
  void whatIsNoSignatureIsRefused(String text) {
    assertThatThrownBy(() -> ObjectName.signature(text)).isInstanceOf(SqlTextException.class);
  }

  @Test
  void aPatternWithoutAnythingOpenMeansOneTable() {
    assertThat(ObjectName.pattern("public.Audit_log").exact())
        .contains(new QualifiedName("public", "audit_log"));
    assertThat(ObjectName.pattern("\"My % S\".\"a*b\\_\"").exact())
        .contains(new QualifiedName("My % S", "a*b\\_"));
    assertThat(ObjectName.pattern("public.audit_*").exact()).isEmpty();
    assertThat(TablePattern.allOf("public").exact()).isEmpty();
  }
}
