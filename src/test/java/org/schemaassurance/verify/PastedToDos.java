package org.schemaassurance.verify;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToDo;
import org.schemaassurance.support.VerifiedRules.Found;

/** Does what findings say is to be done, as far as it can be pasted, as the owner of everything. */
final class PastedToDos {
  private static final String BY_THE_CHANGELOG =
      "what a changelog has to run, SQL does not note down";
  private static final String ROWS = "which rows are right, people know";
  private static final String KEPT_ROWS = "what rows were there, or are elsewhere, people know";
  private static final String OF_THE_RULE = "the rule has a hint of its own";
  private static final String PARTITION = "which bounds the partitions have, people decide";
  private static final String TYPE =
      "what is to become of the values, people decide; triggers hold the column as well";

  /**
   * The files of sabotage that pasting does not mend, each with its reason. It has to shrink only.
   */
  static final Map<String, String> NOT_ALL =
      Map.ofEntries(
          entry("active-booking-while-triggers-slept.sql", ROWS),
          entry("app-does-not-inherit.sql", "how, depends on the server's version"),
          entry("bookings-without-a-partition-for-today.sql", PARTITION),
          entry("changelog-table-dropped.sql", BY_THE_CHANGELOG),
          entry("changeset-changed-since.sql", BY_THE_CHANGELOG),
          entry("changeset-forgotten.sql", BY_THE_CHANGELOG),
          entry("deleted-at-became-a-flag.sql", TYPE),
          entry("function-became-a-procedure.sql", "who calls the procedure, people know"),
          entry("function-of-another-result.sql", "CREATE OR REPLACE changes no result"),
          entry("leftover-of-049.sql", OF_THE_RULE),
          entry("lesson-generated.sql", ROWS),
          entry("messages-of-255-characters.sql", TYPE),
          entry("lessons-trigger-moves-them.sql", OF_THE_RULE),
          entry("messages-dropped.sql", KEPT_ROWS),
          entry("messages-without-a-partition-for-today.sql", PARTITION),
          entry("room-of-a-pair-deleted.sql", ROWS),
          entry("room-of-a-user-that-is-gone.sql", ROWS),
          entry("rooms-became-a-view.sql", KEPT_ROWS),
          entry("rooms-in-another-schema.sql", KEPT_ROWS),
          entry("rooms-unlogged.sql", KEPT_ROWS),
          entry("status-became-a-domain.sql", TYPE),
          entry("status-compared-without-case.sql", TYPE));

  private static final String UNDEFINED_FUNCTION = "42883";
  private static final String UNDEFINED_OBJECT = "42704";

  private final Map<String, Found> findings = new LinkedHashMap<>();

  /**
   * @param findings of which several may say the same
   */
  PastedToDos(List<Found> findings) {
    findings.stream()
        .filter(found -> found.hint() != null)
        .forEach(found -> this.findings.putIfAbsent(found.hint(), found));
  }

  /** Why something is left then; empty where nothing is. */
  static Optional<String> whyNotAll(Path file) {
    return Optional.ofNullable(NOT_ALL.get(file.getFileName().toString()));
  }

  /**
   * Pastes them in the order of the findings; what needs a function that another one makes comes
   * again at the end.
   *
   * @throws AssertionError if the server refuses one
   */
  void into(TestDatabase database) {
    List<ToDo> later = new ArrayList<>();
    Set<String> mended = new HashSet<>();
    findings.forEach(
        (hint, found) ->
            ToDo.of(hint)
                .ifPresent(
                    toDo -> {
                      try {
                        toDo.run(database);
                      } catch (SQLException refused) {
                        if (refused.getSQLState().equals(UNDEFINED_FUNCTION)) {
                          later.add(toDo);
                        } else if (!isGone(refused, mended.contains(found.object()))) {
                          throw failed(hint, refused);
                        }
                      }
                      mended.add(found.object());
                    }));
    later.forEach(
        toDo -> {
          try {
            toDo.run(database);
          } catch (SQLException refused) {
            throw failed(toDo.toString(), refused);
          }
        });
  }

  /** Two findings of one object may both tell to drop it. */
  private static boolean isGone(SQLException refused, boolean mended) {
    return mended && refused.getSQLState().equals(UNDEFINED_OBJECT);
  }

  private static AssertionError failed(String hint, SQLException refused) {
    return new AssertionError("Pasted, and refused: " + hint, refused);
  }
}
