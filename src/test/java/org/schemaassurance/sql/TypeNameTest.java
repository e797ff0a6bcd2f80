package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypeNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INT                               | integer",
        "int8[]                            | bigint[]",
        "bool                              | boolean",
        "float                             | double precision",
        "double  precision                 | double precision",
        "varchar                           | character varying",
        "VARCHAR(255)                      | character varying(255)",
        "char varying(3)                   | character varying(3)",
        "char                              | character(1)",
        "character(7)                      | character(7)",
        "bpchar                            | character",
        "bit varying(5)                    | bit varying(5)",
        "decimal(10, 2)                    | numeric(10,2)",
        "numeric(3,-2)                     | numeric(3,-2)",
        "timestamp                         | timestamp without time zone",
        "timestamptz                       | timestamp with time zone",
        "timestamptz(3)                    | timestamp(3) with time zone",
        "timestamp(3) without time zone    | timestamp(3) without time zone",
        "timestamptz[]                     | timestamp with time zone[]",
        "time with time zone               | time with time zone",
        "text[][]                          | text[][]",
        "text[3]                           | text[3]",
        "interval                          | interval",
        "interval(3)                       | interval(3)",
        "interval day to second(3)         | interval day to second(3)",
        "pg_catalog.int4                   | integer",
        "public.mood                       | public.mood",
        "Public.\"Mood Ring\"              | public.Mood Ring",
        "public.geometry(Point,4326)       | public.geometry(point,4326)",
        "setof int                         | setof integer"
      })
  void aTypeIsSpelledAsFormatTypeDoes(String written, String canonical) {
    assertThat(TypeName.canonical(written)).isEqualTo(canonical.replace("[3]", "[]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''            | expected a name, found the end",
        "varchar(3     | expected more text, found the end",
        "int int       | 'expected the end of the type, found ''int'''",
        "setof setof a | 'expected the end of the type, found ''a'''",
        "42            | 'expected a name, found ''42'''",
        "a.            | expected a name, found the end"
      })
  void whatIsNoTypeIsRefused(String text, String problem) {
    assertThatThrownBy(() -> TypeName.canonical(text))
        .isInstanceOf(SqlTextException.class)
        .hasMessage(problem);
  }

  @Test
  void anArgumentsTypeHasNoLength() {
    assertThat(TypeName.ofArgument("varchar(3)")).isEqualTo("character varying");
    assertThat(TypeName.ofArgument("char")).isEqualTo(TypeName.ofArgument("bpchar"));
  }
}
