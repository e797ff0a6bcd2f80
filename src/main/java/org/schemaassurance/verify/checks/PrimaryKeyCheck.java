package org.schemaassurance.verify.checks;

import java.util.List;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.YamlMapping;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/** A primary key on exactly these columns, in force. */
public final class PrimaryKeyCheck implements Check<PrimaryKeyCheck.DeclaredKey> {

  /** The table and the key's columns. */
  public record DeclaredKey(QualifiedName table, List<String> columns) implements Declaration {
    public DeclaredKey {
      columns = List.copyOf(columns);
    }

    @Override
    public String object() {
      return table.toString();
    }

    @Override
    public CatalogRequest request() {
      return CatalogRequest.ofTable(table);
    }
  }

  @Override
  public String name() {
    return "primary-key";
  }

  @Override
  public Class<DeclaredKey> declarationType() {
    return DeclaredKey.class;
  }

  @Override
  public DeclaredKey read(YamlMapping mapping) {
    return new DeclaredKey(mapping.qualifiedName("table"), mapping.texts("columns"));
  }

  @Override
  public List<Judgement> judge(DeclaredKey declared, Evidence evidence) {
    String hint =
        "ALTER TABLE "
            + declared.table()
            + " ADD PRIMARY KEY ("
            + SqlIdentifier.displayAll(declared.columns())
            + ");";
    return evidence
        .schema()
        .table(declared.table())
        .map(
            table ->
                KeyIndexes.judge(table, declared.columns(), "a primary key", Index::primary, hint))
        .orElseGet(
            () ->
                Comparison.missing(
                    declared.table().toString(),
                    "a primary key",
                    "no such table",
                    Comparison.APPLY_CHANGELOG));
  }
}
