package org.schemaassurance.verify;

import java.util.List;
import org.schemaassurance.model.Table;
import org.schemaassurance.rules.TableDeclaration;
import org.schemaassurance.rules.TableDeclarationKind;

/**
 * One kind of check that is about one table at a time.
 *
 * @param <D> what it declares
 */
public interface CheckOfTable<D extends TableDeclaration>
    extends Check<D>, TableDeclarationKind<D> {

  /** What is expected where there is no such table, in words. */
  String expected(D declared);

  /** What there is instead of the table, in words. */
  default String foundWithoutTable(D declared) {
    return "no such table";
  }

  /** Judges what was declared of a table that is there; never empty. */
  List<Judgement> judge(D declared, Table table, Evidence evidence);

  @Override
  default List<Judgement> judge(D declared, Evidence evidence) {
    return evidence
        .schema()
        .table(declared.table())
        .map(table -> judge(declared, table, evidence))
        .orElseGet(
            () ->
                List.of(
                    Judgement.notAsBuilt(
                            declared.object(), expected(declared), foundWithoutTable(declared))
                        .forWantOf(declared.table())));
  }
}
