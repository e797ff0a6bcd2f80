package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.verify.CheckOfTable;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.KnownNames;
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
    public CatalogRequest request() {
      return CatalogRequest.ofTable(table).with(CatalogRequest.Detail.PARTITIONS);
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
    return asWideAsPartitionsDemand(declared, table)
        .map(index -> List.of(wide(declared, index)))
        .orElseGet(
            () ->
                KeyIndexes.judge(
                    table,
                    declared.columns(),
                    "a primary key",
                    Index::primary,
                    adding(declared, table, evidence.names())));
  }

  private static String adding(DeclaredKey declared, Table table, KnownNames names) {
    Set<String> others =
        table.indexes().stream()
            .filter(Index::primary)
            .map(Index::name)
            .collect(Collectors.toSet());
    return "ALTER TABLE %s %sADD %sPRIMARY KEY (%s);"
        .formatted(
            table.name(),
            others.stream()
                .map(name -> "DROP CONSTRAINT " + SqlIdentifier.display(name) + ", ")
                .collect(Collectors.joining()),
            AddedConstraint.named(
                names.of(KnownNames.Kind.PRIMARY_KEY, table.name(), declared.columns()),
                table,
                others),
            SqlIdentifier.displayAll(declared.columns()));
  }

  /**
   * The key in force that has nothing more than what a key of a partitioned table has to have: the
   * columns of each partition key (CREATE TABLE, "PARTITION BY").
   */
  private static Optional<Index> asWideAsPartitionsDemand(DeclaredKey declared, Table table) {
    Set<String> demanded = new TreeSet<>(declared.columns());
    table.details().partitions().forEach(part -> demanded.addAll(part.keyColumns()));
    return demanded.size() == declared.columns().size()
        ? Optional.empty()
        : table.indexes().stream()
            .filter(Index::primary)
            .filter(index -> KeyIndexes.shortcomings(index, List.copyOf(demanded)).isEmpty())
            .findFirst();
  }

  private static Judgement wide(DeclaredKey declared, Index index) {
    String keys = SqlIdentifier.displayAll(index.keys());
    String columns = SqlIdentifier.displayAll(declared.columns());
    return Judgement.broken(
            declared.object(),
            Phrase.of("a primary key (" + columns + ")"),
            Phrase.of("a primary key (" + keys + ")")
                .saying(
                    "one on ("
                        + keys
                        + "), as its partitions demand, which lets the same ("
                        + columns
                        + ") in twice"),
            "While it is partitioned so, there is no narrower one: declare columns: ["
                + keys
                + "] if that is meant.")
        .asWarning();
  }
}
