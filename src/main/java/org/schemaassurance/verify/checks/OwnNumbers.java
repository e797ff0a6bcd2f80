package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;
import org.schemaassurance.verify.DataQueries;

/**
 * Next numbers of sequences that a function takes with its owner's rights, as an audit trail's does
 * that fills in its row one value after the other.
 */
record OwnNumbers(OnlookingTrigger onlooker, Routine function) {

  /** The name of the function that takes them, where it takes none of a sequence that is gone. */
  Set<String> in(List<Token> expression) {
    List<Token> sequences =
        IntStream.range(2, expression.size())
            .filter(i -> expression.get(i - 2).isWord("nextval"))
            .mapToObj(expression::get)
            .toList();
    return function.securityDefiner()
            && !sequences.isEmpty()
            && sequences.stream().allMatch(this::isThere)
        ? Set.of("nextval")
        : Set.of();
  }

  private boolean isThere(Token sequence) {
    return sequence.kind() == Token.Kind.STRING && isSequence(SqlLexer.tokenize(sequence.text()));
  }

  private boolean isSequence(List<Token> name) {
    boolean qualified = name.size() == 3 && name.get(1).isPunctuation(".");
    if (!qualified && name.size() != 1) {
      return false;
    }
    Optional<String> schema = qualified ? Optional.of(name.get(0).text()) : Optional.empty();
    String first =
        new WrittenTable(
                onlooker, function, schema, name.get(name.size() - 1).text(), Trigger.Event.INSERT)
            .candidates().stream()
                .map(OwnNumbers::kind)
                .collect(Collectors.joining(", ", "SELECT COALESCE(", ")"));
    return onlooker.evidence().data().rows(first, 1) instanceof DataQueries.Answer.Rows answer
        && "S".equals(answer.rows().get(0).get(0));
  }

  /** Looked up in the catalog: to_regclass needs a right on the schema. */
  private static String kind(QualifiedName name) {
    return "(SELECT c.relkind::pg_catalog.text FROM pg_catalog.pg_class AS c JOIN"
        + " pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = "
        + SqlLiteral.of(name.schema())
        + " AND c.relname = "
        + SqlLiteral.of(name.name())
        + ")";
  }
}
