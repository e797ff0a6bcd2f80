package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.DeclaredBackfill;
import org.schemaassurance.sql.SingleQuery;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** An invariant of the data: a query for its violations returns no row. */
public final class NoRowsCheck implements Check<NoRowsCheck.DeclaredInvariant> {
  private static final int SAMPLES = 5;

  /**
   * @param object what the invariant is about, for the finding
   * @param meaning what holds if there is no row, in words
   * @param key the columns of the query that are shown of the first few violations
   * @param backfill what repairs the violations, batch by batch
   */
  public record DeclaredInvariant(
      String object,
      String meaning,
      String query,
      List<String> key,
      Optional<DeclaredBackfill> backfill)
      implements Declaration {
    public DeclaredInvariant {
      key = List.copyOf(key);
    }

    @Override
    public List<String> queries() {
      return List.of(query);
    }
  }

  @Override
  public String name() {
    return "no-rows";
  }

  @Override
  public Class<DeclaredInvariant> declarationType() {
    return DeclaredInvariant.class;
  }

  @Override
  public DeclaredInvariant read(YamlMapping mapping) {
    String query = mapping.text("query");
    return new DeclaredInvariant(
        mapping.qualifiedName("table").toString(),
        mapping.text("meaning"),
        mapping.parsed("query", () -> SingleQuery.of(query)),
        mapping.texts("key"),
        mapping
            .optionalMapping("backfill")
            .map(backfill -> DeclaredBackfill.read(backfill, mapping.text("rule"))));
  }

  @Override
  public List<Judgement> judge(DeclaredInvariant declared, Evidence evidence) {
    DataQueries.Answer answer = evidence.data().count(declared.query(), declared.key(), SAMPLES);
    if (answer instanceof DataQueries.Answer.Refused refused) {
      return List.of(
          Judgement.unknown(
              declared.object(),
              "find out whether it is true that \"" + declared.meaning() + "\"",
              refused));
    }
    DataQueries.Answer.Rows rows = (DataQueries.Answer.Rows) answer;
    Judgement outcome =
        rows.total() == 0
            ? Judgement.holds(declared.object(), declared.meaning())
            : violated(declared, rows);
    return List.of(outcome.counted(rows.total()));
  }

  private static Judgement violated(DeclaredInvariant declared, DataQueries.Answer.Rows rows) {
    boolean one = rows.total() == 1;
    return Judgement.broken(
        declared.object(),
        Phrase.of("0 rows").saying("\"" + declared.meaning() + "\""),
        Phrase.of(one ? "1 row" : rows.total() + " rows")
            .addingInSentence((one ? " that violates it" : " that violate it") + samples(rows)));
  }

  private static String samples(DataQueries.Answer.Rows rows) {
    String samples =
        String.join("; ", rows.rows().stream().map(row -> sample(rows.columns(), row)).toList());
    return samples.isEmpty() ? "" : ", for example " + samples;
  }

  private static String sample(List<String> columns, List<String> row) {
    StringBuilder sample = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      sample.append(i == 0 ? "" : ", ").append(columns.get(i)).append(' ').append(row.get(i));
    }
    return sample.toString();
  }
}
