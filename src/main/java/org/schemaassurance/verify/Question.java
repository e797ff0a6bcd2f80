package org.schemaassurance.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.PerTable;
import org.schemaassurance.rules.Rule;

/**
 * What a rule says of one thing: its own declaration, or that of a table that its patterns mean.
 */
sealed interface Question {
  Rule rule();

  /** A declaration that is to be judged. */
  record OfDeclaration(Rule rule, Declaration declaration) implements Question {}

  /** A pattern that no table is like, about which nothing is left to look at. */
  record OfPattern(Rule rule, TablePattern pattern) implements Question {
    Judgement judgement() {
      Judgement none =
          Judgement.broken(
              pattern.text(),
              Phrase.of("at least one table").addingInSentence(" of such a name"),
              Phrase.of("none"),
              "If the tables are gone for good, take the pattern out of the rule.");
      return pattern.exact().map(none::forWantOf).orElse(none);
    }
  }

  /** Those of a rule, in the order in which they are told. */
  static List<Question> of(Rule rule, LiveSchema schema) {
    return rule.declaration() instanceof PerTable perTable
        ? ofTables(rule, perTable, schema)
        : List.of(new OfDeclaration(rule, rule.declaration()));
  }

  private static List<Question> ofTables(Rule rule, PerTable perTable, LiveSchema schema) {
    List<Question> questions = new ArrayList<>();
    Set<QualifiedName> meant = new TreeSet<>();
    for (TablePattern pattern : perTable.patterns()) {
      List<QualifiedName> matching = schema.tablesLike(pattern);
      meant.addAll(matching);
      if (matching.isEmpty()) {
        questions.add(new OfPattern(rule, pattern));
      }
    }
    meant.forEach(
        table -> questions.add(new OfDeclaration(rule, perTable.example().ofTable(table))));
    return questions;
  }
}
