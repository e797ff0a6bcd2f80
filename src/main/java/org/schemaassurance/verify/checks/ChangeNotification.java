package org.schemaassurance.verify.checks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.Trigger;

/**
 * A trigger that calls {@code triggered_change_notification}, which sends the key of each row that
 * changes. Source: PostgreSQL manual, "tcn"; what it raises was tried on PostgreSQL 15.
 */
record ChangeNotification(Trigger trigger, Table table) {
  /** From which on NOTIFY takes no payload. */
  private static final long LIMIT = 8000;

  /** From which on NOTIFY takes no name of a channel. */
  private static final int LIMIT_OF_CHANNEL = 64;

  /** Each name and value is quoted, and has an operation, a comma or {@code =} beside it. */
  private static final int AROUND = 4;

  /** Why it raises an error, as a sentence goes on. */
  Optional<String> objection() {
    boolean fits =
        trigger.timing() == Trigger.Timing.AFTER
            && trigger.level() == Trigger.Level.ROW
            && trigger.arguments().size() <= 1
            && trigger.arguments().stream().allMatch(ChangeNotification::isChannel);
    if (!fits) {
      return Optional.of(CompiledTrigger.NOT_FOR_THIS);
    }
    return table.indexes().stream()
        .filter(index -> index.primary() && index.enforcement().inForce())
        .findFirst()
        .map(this::objectionToKey)
        .orElse(Optional.of("sends the primary key, of which the table has none in force"));
  }

  private static boolean isChannel(String name) {
    return !name.isEmpty() && bytes(name) < LIMIT_OF_CHANNEL;
  }

  /** Whether values of the key may be too long, a quote in them being doubled. */
  private Optional<String> objectionToKey(Index key) {
    List<Column> sent = key.keys().stream().flatMap(name -> table.column(name).stream()).toList();
    boolean unlimited = sent.stream().anyMatch(column -> most(column).isEmpty());
    long bytes =
        name(table.name().name())
            + sent.stream()
                .mapToLong(column -> name(column.name()) + 2 * most(column).orElse(0L) + AROUND)
                .sum();
    return unlimited || bytes >= LIMIT
        ? Optional.of(
            "sends "
                + SqlIdentifier.displayAll(key.keys())
                + " as pg_notify does, which fails from 8000 bytes on")
        : Optional.empty();
  }

  /** A number without a precision may have more digits than it has bytes. */
  private Optional<Long> most(Column column) {
    String type = column.domain().map(Column.Domain::type).orElse(column.type());
    return type.equals("numeric") ? Optional.empty() : ValueLength.most(table, column);
  }

  private static long name(String name) {
    return 2L * bytes(name) + AROUND;
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
