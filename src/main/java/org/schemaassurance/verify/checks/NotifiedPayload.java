package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.Token;

/**
 * What a trigger on a table sends by {@code pg_notify}, which raises an error from 8000 bytes on.
 * Source: PostgreSQL manual, "NOTIFY".
 *
 * @param tokens the arguments of the call
 */
record NotifiedPayload(Table table, List<Token> tokens) {
  private static final Set<String> ROWS = Set.of("new", "old");

  /** Why it may be too long, as a sentence goes on. */
  Optional<String> objection() {
    return IntStream.range(0, tokens.size())
        .filter(at -> tokens.get(at).kind() == Token.Kind.WORD)
        .filter(at -> ROWS.contains(tokens.get(at).text()) && !isShortened(at))
        .boxed()
        .flatMap(this::sent)
        .filter(ValueLength::isUnlimited)
        .findFirst()
        .map(
            column ->
                "sends %s by pg_notify, which fails from 8000 bytes on"
                    .formatted(SqlIdentifier.display(column.name())));
  }

  /** As the only thing, or the first, that a function makes something short of. */
  private boolean isShortened(int at) {
    return at > 1
        && tokens.get(at - 1).isPunctuation("(")
        && ValueLength.SHORTENING.contains(tokens.get(at - 2).text());
  }

  /** One column, or all of a row. */
  private Stream<Column> sent(int at) {
    boolean one = at + 2 < tokens.size() && tokens.get(at + 1).isPunctuation(".");
    return one ? table.column(tokens.get(at + 2).text()).stream() : table.columns().stream();
  }
}
