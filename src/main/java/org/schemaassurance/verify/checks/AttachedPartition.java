package org.schemaassurance.verify.checks;

import java.util.Optional;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TableDetails.Partition;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.verify.Judgement;

/**
 * A partition that has to be attached to its table, with the rows that go there.
 *
 * @param bound as {@code pg_get_expr} prints it: {@code FOR VALUES …} or {@code DEFAULT}
 */
record AttachedPartition(QualifiedName name, String bound) {

  /** What is wrong with it; nothing if it is attached with that bound. */
  Optional<Judgement> judge(QualifiedName table, Iterable<Partition> partitions) {
    for (Partition partition : partitions) {
      if (partition.name().equals(name) && partition.parent().filter(table::equals).isPresent()) {
        String found = partition.bound().orElse("none");
        return isBound(found) ? Optional.empty() : Optional.of(moved(table, found));
      }
    }
    return Optional.of(detached(table));
  }

  private boolean isBound(String found) {
    try {
      return SqlLexer.tokenize(found).equals(SqlLexer.tokenize(bound));
    } catch (SqlTextException unreadable) {
      return found.equals(bound);
    }
  }

  /** In one transaction: one that cannot be attached again stays where it is, with its rows. */
  private Judgement moved(QualifiedName table, String found) {
    return Judgement.broken(
        name.toString(),
        "the bound " + bound,
        found,
        "BEGIN;\nALTER TABLE %s DETACH PARTITION %s;\n%s\nCOMMIT;"
            .formatted(table, name, attach(table)));
  }

  private Judgement detached(QualifiedName table) {
    return Judgement.broken(
        name.toString(),
        Phrase.of("a partition of " + table + " " + bound),
        Phrase.of("none attached").saying("none of that name attached"),
        attach(table) + " -- or take it out of the rule, if it is gone for good");
  }

  private String attach(QualifiedName table) {
    return "ALTER TABLE %s ATTACH PARTITION %s %s;".formatted(table, name, bound);
  }
}
