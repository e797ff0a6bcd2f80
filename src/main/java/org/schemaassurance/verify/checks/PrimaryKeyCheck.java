package org.schemaassurance.verify.checks;

import java.util.List;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.rules.YamlMapping;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/** A primary key on exactly these columns, in force. */
public final class PrimaryKeyCheck implements Check<PrimaryKeyCheck.DeclaredKey> {

  /** The table and the key's columns. */
  public record DeclaredKey(QualifiedName table, List<String> columns) implements TableDeclaration {
    public DeclaredKey {
      columns = List.copyOf(columns);
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
        .orElseGet(() -> Comparison.withoutTable(declared, "a primary key"));
  }
}
