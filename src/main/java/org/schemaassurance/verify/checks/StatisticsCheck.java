package org.schemaassurance.verify.checks;

import java.util.List;
import org.schemaassurance.model.StatisticsTable;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.sql.SingleQuery;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.DataQueries;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** Figures that nothing judges, shown as a table. */
public final class StatisticsCheck implements Check<StatisticsCheck.DeclaredStatistics> {
  private static final int MOST_ROWS = 200;

  /** The heading and the query. */
  public record DeclaredStatistics(String title, String query) implements Declaration {
    @Override
    public String object() {
      return title;
    }

    @Override
    public boolean isJudged() {
      return false;
    }

    @Override
    public List<String> queries() {
      return List.of(query);
    }
  }

  @Override
  public String name() {
    return "statistics";
  }

  @Override
  public Class<DeclaredStatistics> declarationType() {
    return DeclaredStatistics.class;
  }

  @Override
  public DeclaredStatistics read(YamlMapping mapping) {
    String query = mapping.text("query");
    return new DeclaredStatistics(
        mapping.text("title"), mapping.parsed("query", () -> SingleQuery.of(query)));
  }

  @Override
  public List<Judgement> judge(DeclaredStatistics declared, Evidence evidence) {
    DataQueries.Answer answer = evidence.data().rows(declared.query(), MOST_ROWS);
    if (answer instanceof DataQueries.Answer.Refused refused) {
      return List.of(Judgement.unknown(declared.title(), "be counted", refused));
    }
    DataQueries.Answer.Rows rows = (DataQueries.Answer.Rows) answer;
    return List.of(
        Judgement.shown(new StatisticsTable(declared.title(), rows.columns(), rows.rows())));
  }
}
