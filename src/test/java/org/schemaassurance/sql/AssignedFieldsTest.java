package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AssignedFieldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          BEGIN NEW.a := 1 ; a
          IF x THEN new.a = 1 ; a
          ELSE NEW."A b" := NEW.a ; A b
          SELECT 1, 2 INTO STRICT NEW.a, v ; a
          SELECT 1, 2 INTO v, NEW.a ; a
          SELECT 1, 2 INTO OLD.b, NEW.a ; a
          BEGIN NEW.a := lower(NEW.b) ; a
          BEGIN NEW.a := least(NEW.a, NEW.b) ; a
          """)
  void whatGetsAnotherValueIsRead(String body, String field) {
    assertThat(AssignedFields.of("new", body + ";")).isEqualTo(Set.of(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN IF NEW.a = 1 THEN RETURN NEW; END IF",
        "INSERT INTO t VALUES (NEW.a, NEW.b)",
        "BEGIN OLD.a := 1",
        "BEGIN NEW.a := lower(trim(NEW.a))",
        "BEGIN NEW.a := lower(trim(both ' ' from NEW.a::text))",
        "BEGIN v := NEW.a"
      })
  void whatIsOnlyReadOrTidiedIsNone(String body) {
    assertThat(AssignedFields.of("new", body + ";")).isEmpty();
  }

  @Test
  void aRecordIsReplacedAsAWhole() {
    assertThat(List.of("BEGIN NEW := OLD; END", "SELECT * INTO NEW FROM t;"))
        .allMatch(body -> AssignedFields.replaces("new", body));
    assertThat(List.of("BEGIN NEW.a := 1; END", "SELECT a INTO NEW.a FROM t;", "RETURN NEW;"))
        .noneMatch(body -> AssignedFields.replaces("new", body));
  }

  @Test
  void whatKeepsARowOutIsReturnNullAlone() {
    assertThat(AssignedFields.returnsNull("BEGIN RETURN null; END")).isTrue();
    assertThat(
            List.of("RETURN NULLIF(a, b);", "RETURN NEW; -- RETURN NULL;", "a := 'RETURN NULL;';"))
        .noneMatch(AssignedFields::returnsNull);
  }
}
