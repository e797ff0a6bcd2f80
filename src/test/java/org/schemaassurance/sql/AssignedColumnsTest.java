package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.QualifiedName;

final class AssignedColumnsTest {
  private static final QualifiedName ITEM = new QualifiedName("public", "item");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE public.item SET id = item.id + 100000 FROM batch WHERE item.id = batch.id|id",
        "update only \"public\".\"item\" as i set \"id\" = i.id + 1 from batch where i.id = batch.id|id",
        "UPDATE public.item SET copied = 1, id = -batch.id FROM batch WHERE true|copied id",
        "UPDATE public.item SET (id, copied) = (SELECT 1, 2) FROM batch|id copied",
        "UPDATE public.item SET (id) = ROW(batch.id + 1) FROM batch|id",
        "UPDATE public.item SET parts[1] = 2, address.city = 'x' FROM batch|parts address",
        "UPDATE public.item SET copied = CASE WHEN a IS DISTINCT FROM b THEN f(a, b) END, id = 3 FROM batch|copied id",
        "UPDATE public.item SET id = coalesce((SELECT max(id) FROM public.item), 0) + 1 FROM batch|id",
        "INSERT INTO public.item (id) SELECT id FROM batch ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id + 1|id",
        "INSERT INTO public.item AS i SELECT * FROM batch ON CONFLICT (id) DO UPDATE SET copied = 1 WHERE i.id > 1|copied",
        "MERGE INTO public.item AS i USING batch ON i.id = batch.id WHEN MATCHED THEN UPDATE SET id = 7 WHEN NOT MATCHED THEN DO NOTHING|id",
        "WITH moved AS (UPDATE public.item SET id = 5 FROM batch RETURNING 1) DELETE FROM public.t USING moved|id",
        "/* UPDATE */ UPDATE /* SET */ public . item SET /* copied = */ id = 1 FROM batch|id",
      })
  void namesWhatAStatementSets(String sql, String columns) {
    assertThat(AssignedColumns.of(sql, ITEM)).isEqualTo(Set.of(columns.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE public.item SET id = batch.id FROM batch",
        "UPDATE public.item SET id = id FROM batch",
        "INSERT INTO public.item SELECT * FROM batch ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id",
        "UPDATE public.other SET id = batch.id + 1 FROM batch",
        "UPDATE app.item SET id = 1 FROM batch",
        "UPDATE public.\"Item\" SET id = 1 FROM batch",
        "INSERT INTO public.other SELECT id FROM public.item JOIN batch USING (id) ON CONFLICT (id) DO UPDATE SET id = 1",
        "INSERT INTO public.item (id) SELECT 'UPDATE public.item SET id = 1' FROM batch",
        "DELETE FROM public.item USING batch WHERE item.id = batch.id",
        "WITH l AS (SELECT id FROM public.item FOR UPDATE) UPDATE public.other SET id = 1 FROM l, batch",
      })
  void aColumnThatKeepsItsValueAndAnotherTableAreNone(String sql) {
    assertThat(AssignedColumns.of(sql, ITEM)).isEmpty();
  }
}
