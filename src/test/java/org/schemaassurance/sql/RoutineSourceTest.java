package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.model.QualifiedName;

final class RoutineSourceTest {
  private static final QualifiedName ROUTINE = new QualifiedName("app", "Odd.name");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CREATE FUNCTION app.\"Odd.name\"() RETURNS int LANGUAGE sql AS $$a$$;           | a",
        "create or replace function APP.\"Odd.name\" ( x int ) as $f$ $$a$$ $f$ language sql | `$$a$$`",
        "CREATE PROCEDURE app.\"Odd.name\"() LANGUAGE sql AS 'it''s';                     | it's",
        "CREATE FUNCTION app.\"Odd.name\"() AS $$old$$; CREATE OR REPLACE FUNCTION app.\"Odd.name\"() AS $$new$$; | new",
        "CREATE FUNCTION other.\"Odd.name\"() AS $$no$$; CREATE FUNCTION app.\"Odd.name\"() AS $$yes$$; | yes",
        "-- CREATE FUNCTION app.\"Odd.name\"() AS $$no$$;¶CREATE FUNCTION app.\"Odd.name\"() AS $$yes$$ | yes",
        "CREATE FUNCTION app.\"Odd.name\"() AS $$a$$; COMMENT ON FUNCTION app.\"Odd.name\"() IS 'b'; | a",
        "CREATE FUNCTION app.\"Odd.name\"() AS $$a$$; DROP FUNCTION app.\"Odd.name\"();  | a"
      })
  void theBodyThatWinsIsTheLastOneThatTheFileCreates(String file, String body) {
    assertThat(RoutineSource.bodyOf(ROUTINE, file.replace('¶', '\n')).strip()).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                                 | there is no CREATE FUNCTION app.\"Odd.name\" in it",
        "CREATE FUNCTION app.odd.name() AS $$a$$            | there is no CREATE FUNCTION app.\"Odd.name\" in it",
        "SELECT 'CREATE FUNCTION app.\"Odd.name\"() AS a'   | there is no CREATE FUNCTION app.\"Odd.name\" in it",
        "CREATE FUNCTION app.\"Odd.name\"() RETURN 1; DO $$a$$ | CREATE FUNCTION app.\"Odd.name\" has no body behind AS",
        "CREATE FUNCTION app.\"Odd.name\"() AS $$a          | the quote '$$' at offset 36 is not closed"
      })
  void aFileWithoutThatBodyIsRefused(String file, String problem) {
    assertThatThrownBy(() -> RoutineSource.bodyOf(ROUTINE, file))
        .isInstanceOf(SqlTextException.class)
        .hasMessage(problem);
  }
}
