package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** A primary key on exactly these columns, in force. */
public final class PrimaryKeyCheck implements CheckOfTable<PrimaryKeyCheck.DeclaredKey> {

  /** The table and the key's columns. */
  public record DeclaredKey(QualifiedName table, List<String> columns) implements Listed.Declared {
    public DeclaredKey {
      columns = List.copyOf(columns);
    }

    @Override
    public DeclaredKey ofTable(QualifiedName other) {
      return new DeclaredKey(other, columns);
    }

    @Override
    public List<Listed> listed() {
      return List.of(new ListedIndex(columns, Optional.empty(), true, false, false));
    }

    @Override
    public List<Mention> mentions() {
      return List.of(Mention.of(table, columns));
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
  public DeclaredKey read(QualifiedName table, YamlMapping mapping) {
    return new DeclaredKey(table, mapping.texts("columns"));
  }

  @Override
  public String expected(DeclaredKey declared) {
    return "a primary key";
  }

  @Override
  public List<Judgement> judge(DeclaredKey declared, Table table, Evidence evidence) {
    String hint =
        "ALTER TABLE %s ADD PRIMARY KEY (%s);"
            .formatted(declared.table(), SqlIdentifier.displayAll(declared.columns()));
    return KeyIndexes.judge(table, declared.columns(), "a primary key", Index::primary, hint);
  }
}
