package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.QualifiedName;

final class RowWritesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          INSERT INTO app.t SELECT 1                              ; INSERT INTO app.t
          MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE   ; MERGE INTO t
          UPDATE ONLY app."T t" AS x SET a = 1                    ; UPDATE app."T t"
          DELETE FROM ONLY t                                      ; DELETE FROM t
          TRUNCATE TABLE app.t CASCADE                            ; TRUNCATE app.t
          EXECUTE format('DELETE FROM %I', t)                     ; DELETE FROM …
          EXECUTE $q$EXECUTE 'UPDATE t SET a = 1'$q$              ; UPDATE t
          """)
  void whatIsWrittenIsNamed(String body, String write) {
    assertThat(RowWrites.in(body)).singleElement().hasToString(write);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a INTO b FROM t FOR NO KEY UPDATE OF t",
        "CREATE TRIGGER x AFTER INSERT OR UPDATE OR TRUNCATE ON t",
        "IF TG_OP = 'UPDATE' OR q = 'DELETE FROM t' THEN NULL",
        "RAISE NOTICE 'DELETE FROM t'",
        "GRANT UPDATE, DELETE ON t TO a"
      })
  void whatOnlyLooksLikeItIsNone(String body) {
    assertThat(RowWrites.in(body + ";")).isEmpty();
  }

  @Test
  void theColumnsOfAnUpdateAreThoseThatItSets() {
    assertThat(
            RowWrites.in(
                "UPDATE t SET a = b + c, (d, e) = (f, 1), g = (SELECT h FROM i) WHERE j = 1"))
        .singleElement()
        .extracting(RowWrites.Write::columns)
        .isEqualTo(Set.of("a", "d", "e", "g"));
  }

  @Test
  void theColumnsOfAnUpsertAreThoseThatItSets() {
    assertThat(
            RowWrites.in(
                "INSERT INTO t (k, a) VALUES (1, 2) ON CONFLICT (k) DO UPDATE SET a = excluded.a, b = 1; SELECT c"))
        .singleElement()
        .extracting(RowWrites.Write::columns)
        .isEqualTo(Set.of("a", "b"));
  }

  @Test
  void theColumnsOfAMergeAreThoseThatItsBranchesSet() {
    assertThat(
            RowWrites.in(
                "MERGE INTO t USING s ON t.k = s.k WHEN MATCHED AND s.x THEN UPDATE SET a = CASE WHEN s.y THEN 1 ELSE 2 END, b = 1"
                    + " WHEN NOT MATCHED THEN INSERT (k, c) VALUES (s.k, 1) WHEN MATCHED THEN UPDATE SET (d) = ROW (1); SELECT e"))
        .singleElement()
        .satisfies(
            write -> {
              assertThat(write.columns()).isEqualTo(Set.of("a", "b", "d"));
              assertThat(write.kind()).isEqualTo(RowWrites.Kind.MERGE);
            });
  }

  @Test
  void aMergeWithABranchThatDeletesIsTold() {
    assertThat(
            RowWrites.in(
                "MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE; MERGE INTO u USING s ON true WHEN MATCHED THEN DO NOTHING"))
        .extracting(RowWrites.Write::kind)
        .containsExactly(RowWrites.Kind.MERGE_THAT_DELETES, RowWrites.Kind.MERGE);
  }

  @Test
  void aTextThatNobodyRunsIsNone() {
    assertThat(RowWrites.in("RETURN format('DELETE FROM %I', t);")).isEmpty();
    assertThat(RowWrites.in("DECLARE c text := 'DELETE FROM t'; BEGIN EXECUTE c; END")).hasSize(1);
    assertThat(
            RowWrites.in(
                "FOR r IN SELECT 1 WHERE x = 'DELETE FROM t' LOOP EXECUTE 'SELECT 1'; END LOOP;"))
        .isEmpty();
  }

  @Test
  void aNameWithoutASchemaMayMeanATableInAny() {
    TableReference bare = RowWrites.in("DELETE FROM t").get(0).table().orElseThrow();
    TableReference full = RowWrites.in("DELETE FROM app.t").get(0).table().orElseThrow();

    assertThat(bare.mayMean(new QualifiedName("other", "t"))).isTrue();
    assertThat(full.mayMean(new QualifiedName("other", "t"))).isFalse();
  }
}
