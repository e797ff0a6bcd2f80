package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.yaml.YamlMapping;

/**
 * What a closed table may have of one kind, as its rule says it.
 *
 * @param kind what each of them is
 * @param only what the rule names
 * @param declared whether it may have what other rules declare, too
 */
public record Allowance<L extends Listed>(Class<L> kind, List<L> only, boolean declared) {
  public Allowance {
    only = List.copyOf(only);
  }

  /** With the rule's {@code declared}. */
  static <L extends Listed> Allowance<L> read(YamlMapping rule, Class<L> kind, Stream<L> only) {
    return new Allowance<>(kind, only.toList(), rule.optionalBoolean("declared").orElse(false));
  }

  /** With the rule's {@code only}, where a list of columns alone is an index, too. */
  static Allowance<ListedIndex> ofIndexes(YamlMapping rule) {
    return read(
        rule,
        ListedIndex.class,
        rule.mappingsOfListsOr("only", "columns").stream().map(ListedIndex::read));
  }

  /** All that one table may have. */
  List<L> of(QualifiedName table, Evidence evidence) {
    return declared
        ? Stream.concat(only.stream(), Listed.declared(kind, table, evidence)).toList()
        : only;
  }

  /**
   * How another one is told.
   *
   * @param what each is: {@code CHECK constraint}
   * @param listed all that the table may have
   */
  ClosedList closing(QualifiedName table, String what, List<?> listed) {
    return new ClosedList(table, what, listed.isEmpty(), declared);
  }
}
