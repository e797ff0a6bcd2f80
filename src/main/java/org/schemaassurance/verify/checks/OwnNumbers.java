package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemaassurance.model.Routine;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.DataQueries;

/**
 * Next numbers of sequences that a function takes with its owner's rights, as an audit trail's does
 * that fills in its row one value after the other.
 */
record OwnNumbers(Routine function, DataQueries data) {

  /** The name of the function that takes them, where it takes none of a sequence that is gone. */
  Set<String> in(List<Token> expression) {
    List<Token> sequences =
        IntStream.range(2, expression.size())
            .filter(i -> expression.get(i - 2).isWord("nextval"))
            .mapToObj(expression::get)
            .toList();
    return function.securityDefiner() && !sequences.isEmpty() && areThere(sequences)
        ? Set.of("nextval")
        : Set.of();
  }

  private boolean areThere(List<Token> sequences) {
    return sequences.stream().allMatch(sequence -> sequence.kind() == Token.Kind.STRING)
        && data.rows(
                sequences.stream()
                    .map(OwnNumbers::isThere)
                    .collect(Collectors.joining(" AND ", "SELECT ", "")),
                1)
            instanceof DataQueries.Answer.Rows answer
        && answer.rows().get(0).get(0).equals("t");
  }

  /** Looked up in the catalog: to_regclass needs a right on the schema. */
  private static String isThere(Token sequence) {
    String name = "'" + sequence.text().replace("'", "''") + "'";
    return "EXISTS (SELECT FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace"
        + " WHERE c.relkind = 'S' AND "
        + name
        + " IN (c.relname, pg_catalog.concat(n.nspname, '.', c.relname)))";
  }
}
