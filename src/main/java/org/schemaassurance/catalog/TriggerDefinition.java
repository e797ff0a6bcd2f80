package org.schemaassurance.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.Token;

/** What {@code pg_trigger} keeps in bits, bytes and text. */
final class TriggerDefinition {
  // src/include/catalog/pg_trigger.h, TRIGGER_TYPE_*
  private static final int ROW = 1;
  private static final int BEFORE = 2;
  private static final int INSERT = 4;
  private static final int DELETE = 8;
  private static final int UPDATE = 16;
  private static final int TRUNCATE = 32;
  private static final int INSTEAD = 64;

  private TriggerDefinition() {}

  static Trigger.Timing timing(int type) {
    if ((type & INSTEAD) != 0) {
      return Trigger.Timing.INSTEAD_OF;
    }
    return (type & BEFORE) != 0 ? Trigger.Timing.BEFORE : Trigger.Timing.AFTER;
  }

  static Trigger.Level level(int type) {
    return (type & ROW) != 0 ? Trigger.Level.ROW : Trigger.Level.STATEMENT;
  }

  static Set<Trigger.Event> events(int type) {
    Set<Trigger.Event> events = EnumSet.noneOf(Trigger.Event.class);
    addIf(events, type & INSERT, Trigger.Event.INSERT);
    addIf(events, type & UPDATE, Trigger.Event.UPDATE);
    addIf(events, type & DELETE, Trigger.Event.DELETE);
    addIf(events, type & TRUNCATE, Trigger.Event.TRUNCATE);
    return events;
  }

  private static void addIf(Set<Trigger.Event> events, int bit, Trigger.Event event) {
    if (bit != 0) {
      events.add(event);
    }
  }

  /**
   * The condition in what {@code pg_get_triggerdef} prints: the parenthesis behind the word WHEN.
   * Quoted names that spell WHEN are other tokens.
   */
  static Optional<String> condition(String definition) {
    List<Token> tokens = SqlLexer.tokenize(definition);
    int when =
        IntStream.range(0, tokens.size())
            .filter(i -> tokens.get(i).isWord("when"))
            .findFirst()
            .orElse(-1);
    if (when < 0) {
      return Optional.empty();
    }
    int depth = 0;
    for (int i = when + 1; i < tokens.size(); i++) {
      if (tokens.get(i).isPunctuation("(")) {
        depth++;
      } else if (tokens.get(i).isPunctuation(")") && --depth == 0) {
        return Optional.of(definition.substring(tokens.get(when + 1).end(), tokens.get(i).start()));
      }
    }
    throw new IllegalStateException("the condition of a trigger does not end: " + definition);
  }

  /**
   * {@code tgargs}: each argument ends with a zero byte, also the last one. The bytes are in the
   * database's encoding, which is taken for UTF-8.
   */
  static List<String> arguments(byte[] bytes) {
    List<String> arguments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        arguments.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    return arguments;
  }
}
