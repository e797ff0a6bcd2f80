package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** Databases as the changelog meets them: up, down to the start, up again. */
@Template
final class AdoptionIT {
  private static final String MISSING_ROOMS =
      """
      SELECT DISTINCT l.teacher_id, b.student_id
      FROM public.bookings b JOIN public.lessons l ON l.id = b.lesson_id
      WHERE b.status = 'active' AND b.deleted_at IS NULL AND l.deleted_at IS NULL AND l.teacher_id <> b.student_id
      EXCEPT SELECT teacher_id, student_id FROM public.chat_rooms
      """;

  private final ChangelogRunner runner = ChangelogFiles.runner();

  static Stream<Arguments> startingPoints() {
    return Stream.of(
        Arguments.of("an empty database", List.of()),
        Arguments.of("the five tables", List.of("legacy")),
        Arguments.of("the five tables and the functions by hand", List.of("legacy", "hand_made")),
        Arguments.of("tables of another shape", List.of("other_shape")),
        Arguments.of("bookings without deleted_at", List.of("legacy", "without_deleted_at")),
        Arguments.of("another application's changesets", List.of("legacy", "another_application")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("startingPoints")
  void comesBackAsItWasAndGoesUpAgain(String name, List<String> scripts, TestDatabase database)
      throws Exception {
    for (String script : scripts) {
      database.execute(ChangelogFiles.sql(script));
    }
    List<List<Object>> before = ChangelogFiles.catalog(database);

    runner.update(database.connection());

    List<List<Object>> migrated = ChangelogFiles.catalog(database);
    assertThat(database.rows(MISSING_ROOMS)).isEmpty();
    assertThat(runner.pending(database.connection())).isEmpty();

    runner.rollbackEverything(database.connection());

    assertThat(ChangelogFiles.catalog(database)).containsExactlyElementsOf(before);
    assertThat(database.value("SELECT to_regnamespace('schema_assurance') IS NULL"))
        .isEqualTo(true);

    runner.update(database.connection());

    assertThat(ChangelogFiles.catalog(database)).containsExactlyElementsOf(migrated);
    assertThat(database.rows(MISSING_ROOMS)).isEmpty();
  }

  @Test
  void eachRollbackUndoesItsOwnChangeset(TestDatabase database) throws Exception {
    database.execute(ChangelogFiles.sql("legacy"));
    database.execute(ChangelogFiles.sql("without_deleted_at"));
    database.execute(ChangelogFiles.sql("hand_made"));
    runner.update(database.connection());
    long steps =
        new ChangelogReader()
            .declared(new Changelog(ChangelogFiles.ROOT, ChangelogFiles.MASTER)).stream()
                .filter(changeset -> !changeset.file().startsWith("changelog/own/"))
                .filter(changeset -> !changeset.id().equals("preflight"))
                .count();
    for (int step = 0; step < steps; step++) {
      List<List<Object>> above = ChangelogFiles.catalog(database);
      runner.rollback(database.connection(), 1);
      List<List<Object>> below = ChangelogFiles.catalog(database);
      runner.update(database.connection(), 1);
      assertThat(ChangelogFiles.catalog(database)).containsExactlyElementsOf(above);
      runner.rollback(database.connection(), 1);
      assertThat(ChangelogFiles.catalog(database)).containsExactlyElementsOf(below);
    }
  }

  @Test
  void theChangesetsOfAnotherApplicationAreLeftAlone(TestDatabase database) throws Exception {
    database.execute(ChangelogFiles.sql("another_application"));
    String theirs =
        "SELECT * FROM public.databasechangelog WHERE author = 'somebody' ORDER BY orderexecuted";
    List<List<Object>> before = database.rows(theirs);

    runner.update(database.connection());
    runner.rollbackEverything(database.connection());

    assertThat(database.rows(theirs)).isEqualTo(before);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            "ALTER TABLE public.bookings DROP COLUMN student_id",
            "public.bookings has no column student_id (uuid); nothing was changed."),
        Arguments.of(
            "ALTER TABLE public.lessons DROP COLUMN end_time",
            "public.lessons has no column end_time (timestamp); nothing was changed."),
        Arguments.of(
            "ALTER TABLE public.lessons ALTER COLUMN end_time TYPE text",
            "public.lessons.end_time is text, which has to be timestamp; nothing was changed."),
        Arguments.of(
            "ALTER TABLE public.bookings ALTER COLUMN status TYPE integer USING 0",
            "public.bookings.status is integer, which has to be text; nothing was changed."),
        Arguments.of(
            "ALTER TABLE public.chat_rooms ADD COLUMN topic text NOT NULL DEFAULT '';"
                + "ALTER TABLE public.chat_rooms ALTER COLUMN topic DROP DEFAULT",
            "public.chat_rooms.topic is NOT NULL without a default, so no room could be inserted; nothing was changed."),
        Arguments.of(
            "ALTER TABLE public.chat_rooms ADD CONSTRAINT late UNIQUE (student_id, teacher_id) DEFERRABLE",
            "public.chat_rooms has the deferrable unique constraint late on teacher_id and student_id, with which every INSERT … ON CONFLICT fails; nothing was changed."),
        Arguments.of(
            "ALTER TABLE public.lessons DROP CONSTRAINT lessons_pkey CASCADE",
            "public.lessons.id is neither a primary key nor unique, so no foreign key can refer to it; nothing was changed."),
        Arguments.of(
            "ALTER TABLE public.lessons RENAME TO all_lessons; CREATE VIEW public.lessons AS SELECT * FROM public.all_lessons",
            "public.lessons is not an ordinary table (relkind \"v\"); nothing was changed."));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refusals")
  void refusesBeforeTheFirstChange(String damage, String sentence, TestDatabase database)
      throws Exception {
    database.execute(ChangelogFiles.sql("legacy"));
    database.execute(damage);
    List<List<Object>> before = ChangelogFiles.catalog(database);

    assertThatThrownBy(() -> runner.update(database.connection()))
        .isInstanceOf(UndeterminedException.class)
        .hasMessage(
            "The changeset changelog/preflight/tables_fit.sql::preflight::schema-assurance fails: "
                + sentence);

    assertThat(ChangelogFiles.catalog(database)).containsExactlyElementsOf(before);
    assertThat(database.value("SELECT to_regnamespace('schema_assurance') IS NULL"))
        .isEqualTo(true);
  }

  @Test
  void countsRepeatedPairsAndGoesOnWhenTheyAreGone(TestDatabase database) throws Exception {
    database.execute(ChangelogFiles.sql("legacy"));
    database.execute(
        "INSERT INTO public.chat_rooms (id, teacher_id, student_id)"
            + " SELECT gen_random_uuid(), teacher_id, student_id FROM public.chat_rooms LIMIT 2");

    assertThatThrownBy(() -> runner.update(database.connection()))
        .hasMessageContaining(
            "public.chat_rooms has 4 rooms for 2 pairs of (teacher_id, student_id)")
        .hasMessageContaining("00000000-0000-0000-0001-");

    database.execute(
        "DELETE FROM public.chat_rooms a USING public.chat_rooms b WHERE a.ctid > b.ctid"
            + " AND a.teacher_id = b.teacher_id AND a.student_id = b.student_id AND NOT EXISTS (SELECT FROM public.messages WHERE chat_room_id = a.id)");
    runner.update(database.connection());
    assertThat(runner.pending(database.connection())).isEmpty();
  }

  @Test
  void countsOrphansAndGoesOnWhenTheyAreGone(TestDatabase database) throws Exception {
    database.execute(ChangelogFiles.sql("legacy"));
    database.execute(
        """
        ALTER TABLE public.bookings DROP CONSTRAINT bookings_lesson_id_fkey;
        UPDATE public.bookings SET lesson_id = '00000000-0000-0000-0009-000000000001'
        WHERE id IN (SELECT id FROM public.bookings LIMIT 3)
        """);

    assertThatThrownBy(() -> runner.update(database.connection()))
        .hasMessage(
            "The changeset changelog/constraints/bookings_lesson_id_fkey.sql::constraint-bookings_lesson_id_fkey::schema-assurance fails:"
                + " the foreign key public.bookings.lesson_id -> public.lessons can't be added: 3 rows of public.bookings have a lesson_id"
                + " that is not in public.lessons, for example 00000000-0000-0000-0009-000000000001;"
                + " repair the rows, then run the update again.");

    database.execute(
        "DELETE FROM public.bookings WHERE lesson_id = '00000000-0000-0000-0009-000000000001'");
    runner.update(database.connection());
    assertThat(
            database.value(
                "SELECT convalidated FROM pg_constraint WHERE conname = 'bookings_lesson_id_fkey'"))
        .isEqualTo(true);
  }

  @Test
  void anOrphanInMessagesStopsNothing(TestDatabase database) throws Exception {
    database.execute(ChangelogFiles.sql("other_shape"));

    runner.update(database.connection());

    assertThat(
            database.value(
                "SELECT count(*) FROM pg_constraint WHERE conname = 'messages_sender_id_fkey'"))
        .isEqualTo(0L);
  }

  @Test
  void anInvalidIndexOfAnEarlierTryIsReplaced(TestDatabase database) throws Exception {
    database.execute(ChangelogFiles.sql("legacy"));
    database.execute(
        """
        CREATE UNIQUE INDEX chat_rooms_teacher_id_student_id_key ON public.chat_rooms (teacher_id, student_id);
        UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'public.chat_rooms_teacher_id_student_id_key'::regclass
        """);

    runner.update(database.connection());

    assertThat(
            database.value(
                "SELECT indisvalid FROM pg_index WHERE indexrelid = 'public.chat_rooms_teacher_id_student_id_key'::regclass"))
        .isEqualTo(true);
    assertThat(
            database.value(
                "SELECT count(*) FROM pg_constraint WHERE conname = 'chat_rooms_teacher_id_student_id_key'"))
        .isEqualTo(1L);
  }

  @Test
  void aTableInUseFailsCleanlyAndTheNextUpdateGoesOn(TestDatabase database) throws Exception {
    database.execute(ChangelogFiles.sql("legacy"));
    database.execute("ALTER TABLE public.bookings DROP COLUMN deleted_at");
    try (Connection writer = database.connect()) {
      writer.setAutoCommit(false);
      writer.createStatement().execute("LOCK TABLE public.bookings IN ROW EXCLUSIVE MODE");

      assertThatThrownBy(() -> runner.update(database.connection()))
          .hasMessageStartingWith(
              "The changeset changelog/columns/bookings_deleted_at.sql::column-bookings.deleted_at::schema-assurance fails:"
                  + " others held the table through 15 tries at \"ALTER TABLE public.bookings ADD COLUMN deleted_at timestamp\"");
      writer.rollback();
    }
    assertThat(database.value("SHOW lock_timeout")).isEqualTo("0");
    runner.update(database.connection());
    assertThat(database.rows(MISSING_ROOMS)).isEmpty();
  }

  @Test
  void aFilledTableOfTheChangelogStopsTheRollback(TestDatabase database) throws Exception {
    runner.update(database.connection());
    database.execute("INSERT INTO public.users (email) VALUES ('a@example.com')");

    assertThatThrownBy(() -> runner.rollbackEverything(database.connection()))
        .hasMessage(
            "public.users was made by the changelog and holds 1 row now: a rollback loses no data, so it stops here.");

    assertThat(database.value("SELECT count(*) FROM public.users")).isEqualTo(1L);
  }

  @Test
  void aColumnInUseStopsTheRollback(TestDatabase database) throws Exception {
    database.execute(ChangelogFiles.sql("legacy"));
    database.execute(ChangelogFiles.sql("without_deleted_at"));
    runner.update(database.connection());
    database.execute("UPDATE public.bookings SET deleted_at = now() WHERE status = 'cancelled'");

    assertThatThrownBy(() -> runner.rollbackEverything(database.connection()))
        .hasMessage(
            "public.bookings.deleted_at was added by the changelog and is in use now: a rollback loses no data, so it stops here.");
  }
}
