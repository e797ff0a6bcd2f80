package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Excerpt;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.BodyStatement.Insertion;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.Token;

/**
 * Of which rows a trigger's INSERT computes its own, and whether two of them may be in conflict.
 */
record SourceOfRows(Trigger trigger, Insertion insertion) {

  /**
   * The rows that made the trigger fire are there to be read; any other table is not ours to judge.
   */
  Optional<String> objection() {
    return insertion.source().flatMap(this::objection);
  }

  private Optional<String> objection(Insertion.Source source) {
    boolean isTheirs =
        Stream.concat(Stream.of(source.name()), source.join().stream().map(Insertion.Join::name))
            .allMatch(this::isTransitionTable);
    if (!isTheirs) {
      return Optional.of(runs());
    }
    return Stream.of(
            Stream.of(source.condition()),
            source.join().stream().map(Insertion.Join::condition),
            source.groups().stream())
        .flatMap(expressions -> expressions)
        .flatMap(expression -> PlainExpression.objection(expression.tokens()).stream())
        .findFirst()
        .or(
            () ->
                meetsARowOnce(source)
                    ? Optional.empty()
                    : Optional.of(runs() + ", which may meet one row twice"));
  }

  private boolean isTransitionTable(String name) {
    return Stream.of(trigger.newTable(), trigger.oldTable())
        .flatMap(Optional::stream)
        .anyMatch(name::equals);
  }

  private String runs() {
    return "runs " + Excerpt.of(insertion.whole().text().strip().replaceAll("\\s+", " "));
  }

  /** ON CONFLICT DO UPDATE fails where two of the rows to be inserted have one key. */
  private boolean meetsARowOnce(Insertion.Source source) {
    if (insertion.instead().filter(update -> !update.columns().isEmpty()).isEmpty()) {
      return true;
    }
    List<String> values = insertion.values().stream().map(SourceOfRows::words).toList();
    Set<String> keys =
        insertion.instead().get().key().stream()
            .map(insertion.columns()::indexOf)
            .filter(position -> position >= 0 && position < values.size())
            .map(values::get)
            .collect(Collectors.toSet());
    Set<String> groups =
        source.groups().stream().map(group -> grouped(group, values)).collect(Collectors.toSet());
    return groups.isEmpty()
        ? values.stream().anyMatch(value -> value.startsWith("count ("))
        : keys.containsAll(groups);
  }

  /** Also by its place: {@code GROUP BY 1}. */
  private static String grouped(Text group, List<String> values) {
    String words = words(group);
    boolean isPlace = words.matches("[1-9][0-9]?") && Integer.parseInt(words) <= values.size();
    return isPlace ? values.get(Integer.parseInt(words) - 1) : words;
  }

  private static String words(Text text) {
    return text.tokens().stream().map(Token::text).collect(Collectors.joining(" "));
  }
}
