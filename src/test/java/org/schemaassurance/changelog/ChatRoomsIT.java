package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/** What the two triggers and the two functions do, and what they leave alone. */
@Template(ChatRoomsIT.Migrated.class)
final class ChatRoomsIT {
  private static final String TEACHER = "00000000-0000-0000-0001-000000000001";
  private static final String STUDENT = "00000000-0000-0000-0001-000000000002";
  private static final String LESSON = "00000000-0000-0000-0002-000000000001";
  private static final String OVER = "00000000-0000-0000-0002-000000000002";

  /**
   * The backfill's changeset and those behind it: two tables of the tool's own, a column of one,
   * and an index.
   */
  private static final int FROM_BACKFILL_ON = 5;

  private TestDatabase database;

  /** One teacher, two students; a lesson to come, one that is over. */
  public static final class Migrated implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      ChangelogFiles.runner().update(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            INSERT INTO public.users (id) VALUES ('00000000-0000-0000-0001-000000000001'),
              ('00000000-0000-0000-0001-000000000002'), ('00000000-0000-0000-0001-000000000003');
            INSERT INTO public.lessons (id, teacher_id, end_time) VALUES
              ('00000000-0000-0000-0002-000000000001', '00000000-0000-0000-0001-000000000001', (now() AT TIME ZONE 'UTC') + interval '30 minutes'),
              ('00000000-0000-0000-0002-000000000002', '00000000-0000-0000-0001-000000000001', (now() AT TIME ZONE 'UTC') - interval '30 minutes')
            """);
      }
    }
  }

  @BeforeEach
  void keeps(TestDatabase database) {
    this.database = database;
  }

  private void book(String lesson, String student, String status) throws SQLException {
    database.execute(
        "INSERT INTO public.bookings (lesson_id, student_id, status) VALUES (%s, %s, %s)"
            .formatted(literal(lesson), literal(student), literal(status)));
  }

  private static String literal(String value) {
    return value == null ? "NULL" : "'" + value + "'";
  }

  private long rooms() throws SQLException {
    return (long) database.value("SELECT count(*) FROM public.chat_rooms");
  }

  private long bookings() throws SQLException {
    return (long) database.value("SELECT count(*) FROM public.bookings");
  }

  @Test
  void anActiveBookingOpensTheRoomOfItsPair() throws SQLException {
    book(LESSON, STUDENT, "active");

    assertThat(database.rows("SELECT teacher_id::text, student_id::text FROM public.chat_rooms"))
        .containsExactly(List.of(TEACHER, STUDENT));
  }

  @Test
  void anyOtherStatusOpensNone() throws SQLException {
    book(LESSON, STUDENT, "completed");
    book(LESSON, STUDENT, "Active");
    book(LESSON, STUDENT, null);

    assertThat(rooms()).isZero();
    assertThat(bookings()).isEqualTo(3);
  }

  @Test
  void nothingIsOpenedWithoutALessonATeacherOrAStudentWhoIsAnother() throws SQLException {
    database.execute("ALTER TABLE public.bookings DROP CONSTRAINT bookings_lesson_id_fkey");
    book("00000000-0000-0000-0002-000000000009", STUDENT, "active");
    book(null, STUDENT, "active");
    book(LESSON, null, "active");
    book(LESSON, TEACHER, "active");
    database.execute("UPDATE public.lessons SET deleted_at = now() WHERE id = '" + LESSON + "'");
    book(LESSON, STUDENT, "active");
    database.execute("UPDATE public.lessons SET teacher_id = NULL WHERE id = '" + OVER + "'");
    book(OVER, STUDENT, "active");
    database.execute(
        "INSERT INTO public.bookings (lesson_id, student_id, status, deleted_at) VALUES ('%s', '%s', 'active', now())"
            .formatted(LESSON, STUDENT));

    assertThat(rooms()).isZero();
    assertThat(bookings()).isEqualTo(7);
  }

  @Test
  void aRepeatedPairWritesNothing() throws SQLException {
    book(LESSON, STUDENT, "active");
    List<List<Object>> before =
        database.rows("SELECT ctid::text, xmin::text, xmax::text FROM public.chat_rooms");

    book(OVER, STUDENT, "active");

    assertThat(database.rows("SELECT ctid::text, xmin::text, xmax::text FROM public.chat_rooms"))
        .isEqualTo(before);
  }

  @Test
  void aRoomThatSomebodyDeletedStaysDeleted() throws SQLException {
    book(LESSON, STUDENT, "active");
    database.execute("UPDATE public.chat_rooms SET deleted_at = now()");

    book(LESSON, STUDENT, "active");
    database.value("SELECT public.create_chats_for_completed_lessons()");

    assertThat(
            database.value("SELECT count(*) FROM public.chat_rooms WHERE deleted_at IS NOT NULL"))
        .isEqualTo(1L);
    assertThat(rooms()).isOne();
  }

  @Test
  void aBookingThatBecomesActiveOpensItAndGoingAwayAndBackKeepsIt() throws SQLException {
    book(LESSON, STUDENT, "cancelled");
    database.execute("UPDATE public.bookings SET status = 'active'");
    assertThat(rooms()).isOne();

    database.execute("UPDATE public.bookings SET status = 'cancelled'");
    database.execute("UPDATE public.bookings SET status = NULL");
    database.execute("UPDATE public.bookings SET status = 'active'");
    database.execute("UPDATE public.bookings SET status = 'active'");

    assertThat(rooms()).isOne();
  }

  @Test
  void manyRowsOneStatementAndConflictsAreFine() throws Exception {
    database.execute(
        """
        INSERT INTO public.bookings (id, lesson_id, student_id, status)
        SELECT '00000000-0000-0000-0003-000000000001', l.id, u.id, 'active'
        FROM public.lessons l, public.users u ON CONFLICT (id) DO NOTHING
        """);
    assertThat(bookings()).isOne();

    database.execute(
        "INSERT INTO public.bookings (lesson_id, student_id, status) SELECT l.id, u.id, 'active' FROM public.lessons l, public.users u");

    assertThat(rooms()).isEqualTo(2);
    assertThat(bookings()).isEqualTo(7);
  }

  @Test
  void copyFiresTheTrigger() throws Exception {
    try (Connection connection = database.connect()) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY public.bookings (lesson_id, student_id, status) FROM STDIN",
              new java.io.StringReader("%s\t%s\tactive\n".formatted(LESSON, STUDENT)));
    }

    assertThat(rooms()).isOne();
  }

  @Test
  void neitherTheCallersPathNorItsTemporaryTablesMatter() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TEMPORARY TABLE lessons (id uuid, teacher_id uuid, deleted_at timestamp, end_time timestamp);
          CREATE TEMPORARY TABLE chat_rooms (teacher_id uuid, student_id uuid);
          CREATE TEMPORARY TABLE uuid (oops integer);
          CREATE SCHEMA trap;
          CREATE FUNCTION trap.never(uuid, uuid) RETURNS boolean LANGUAGE sql AS 'SELECT false';
          CREATE OPERATOR trap.= (LEFTARG = uuid, RIGHTARG = uuid, FUNCTION = trap.never);
          CREATE OPERATOR trap.<> (LEFTARG = uuid, RIGHTARG = uuid, FUNCTION = trap.never);
          SET search_path = trap, pg_catalog
          """);
      statement.execute(
          "INSERT INTO public.bookings (lesson_id, student_id, status) VALUES ('%s', '%s', 'active')"
              .formatted(LESSON, STUDENT));
      statement.execute("SET search_path = ''");
      statement.execute(
          "INSERT INTO public.bookings (lesson_id, student_id, status) VALUES ('%s', '%s', 'active')"
              .formatted(LESSON, "00000000-0000-0000-0001-000000000003"));
      statement.execute("SELECT public.create_chats_for_completed_lessons()");
    }

    assertThat(rooms()).isEqualTo(2);
  }

  @Test
  void twoSessionsThatBookOnePairMakeOneRoom() throws Exception {
    ExecutorService second = Executors.newSingleThreadExecutor();
    try (Connection first = database.connect()) {
      first.setAutoCommit(false);
      String booking =
          "INSERT INTO public.bookings (lesson_id, student_id, status) VALUES ('%s', '%s', 'active')"
              .formatted(LESSON, STUDENT);
      try (Statement statement = first.createStatement()) {
        statement.execute(booking);
      }
      Future<?> waiting =
          second.submit(
              () -> {
                book(LESSON, STUDENT, "active");
                return null;
              });
      await()
          .until(
              () -> (long) database(first, "SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
      first.commit();
      waiting.get();
    } finally {
      second.shutdown();
    }

    assertThat(rooms()).isOne();
    assertThat(bookings()).isEqualTo(2);
  }

  private static Object database(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getObject(1);
    }
  }

  @Test
  void theOtherFunctionOpensRoomsOfLessonsThatAreOverAndCountsThem() throws SQLException {
    database.execute("ALTER TABLE public.bookings DISABLE TRIGGER USER");
    book(OVER, STUDENT, "active");
    book(OVER, STUDENT, "active");
    book(LESSON, "00000000-0000-0000-0001-000000000003", "active");
    book(OVER, "00000000-0000-0000-0001-000000000003", "cancelled");

    for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
      database.execute("SET TimeZone = '" + zone + "'");
      database.execute("DELETE FROM public.chat_rooms");
      assertThat(database.value("SELECT public.create_chats_for_completed_lessons()")).isEqualTo(1);
      assertThat(database.value("SELECT public.create_chats_for_completed_lessons()")).isEqualTo(0);
    }
  }

  @Test
  void aTimestampWithTimeZoneIsAnInstant() throws SQLException {
    database.execute(
        "SET TimeZone = 'UTC'; ALTER TABLE public.lessons ALTER COLUMN end_time TYPE timestamptz");
    theOtherFunctionOpensRoomsOfLessonsThatAreOverAndCountsThem();
  }

  @Test
  void theRollbackOfTheBackfillKeepsWhatIsReferencedAndWhatItDidNotMake() throws SQLException {
    ChangelogRunner runner = ChangelogFiles.runner();
    runner.rollback(database.connection(), FROM_BACKFILL_ON);
    database.execute("ALTER TABLE public.bookings DISABLE TRIGGER USER");
    book(OVER, STUDENT, "active");
    book(OVER, "00000000-0000-0000-0001-000000000003", "active");
    database.execute("ALTER TABLE public.bookings ENABLE TRIGGER USER");
    database.execute(
        "INSERT INTO public.chat_rooms (teacher_id, student_id) VALUES ('%s', '%s')"
            .formatted(STUDENT, TEACHER));
    runner.update(database.connection());
    assertThat(rooms()).isEqualTo(3);
    database.execute(
        """
        CREATE TABLE public.pins (teacher uuid, student uuid,
          FOREIGN KEY (teacher, student) REFERENCES public.chat_rooms (teacher_id, student_id) ON DELETE CASCADE);
        INSERT INTO public.pins SELECT teacher_id, student_id FROM public.chat_rooms WHERE student_id = '%s'
        """
            .formatted(STUDENT));

    runner.rollback(database.connection(), FROM_BACKFILL_ON);

    assertThat(rooms()).isEqualTo(2);
    assertThat(database.value("SELECT count(*) FROM public.pins")).isEqualTo(1L);
    assertThat(database.value("SELECT count(*) FROM schema_assurance.backfilled_room"))
        .isEqualTo(1L);
    database.execute("DROP TABLE public.pins");
  }

  /** "column reference is ambiguous" is PL/pgSQL's answer where it is not told which one counts. */
  @Test
  void aColumnThatSomebodyAddsMayHaveAnyVariablesName() throws SQLException {
    ChangelogRunner runner = ChangelogFiles.runner();
    runner.rollback(database.connection(), FROM_BACKFILL_ON);
    database.execute("ALTER TABLE public.bookings DISABLE TRIGGER USER");
    book(OVER, "00000000-0000-0000-0001-000000000003", "active");
    database.execute("ALTER TABLE public.bookings ENABLE TRIGGER USER");
    for (String table : List.of("users", "lessons", "bookings", "chat_rooms")) {
      for (String name :
          List.of(
              "teacher",
              "created",
              "made",
              "try",
              "first_lesson",
              "last_lesson",
              "lessons_a_batch",
              "batch",
              "last_room",
              "removed_in_batch",
              "removed",
              "remaining",
              "rooms_a_batch",
              "new",
              "old",
              "found")) {
        database.execute("ALTER TABLE public.%s ADD COLUMN %s text".formatted(table, name));
      }
    }

    book(LESSON, STUDENT, "active");
    assertThat(database.value("SELECT public.create_chats_for_completed_lessons()")).isEqualTo(1);
    database.execute("DELETE FROM public.chat_rooms WHERE student_id <> '" + STUDENT + "'");
    runner.update(database.connection());
    assertThat(rooms()).isEqualTo(2);

    runner.rollback(database.connection(), FROM_BACKFILL_ON);
    assertThat(rooms()).isOne();
  }

  @Test
  void aBackfillThatIsCutOffIsResumedAndARerunMakesNothing() throws Exception {
    ChangelogRunner runner = ChangelogFiles.runner();
    runner.rollback(database.connection(), FROM_BACKFILL_ON);
    database.execute(
        """
        ALTER TABLE public.bookings DISABLE TRIGGER USER;
        INSERT INTO public.lessons (teacher_id) SELECT '%s' FROM generate_series(1, 3000);
        INSERT INTO public.users SELECT FROM generate_series(1, 3000);
        INSERT INTO public.bookings (lesson_id, student_id, status)
        SELECT l.id, u.id, 'active' FROM (SELECT id, row_number() OVER () AS n FROM public.lessons) l
        JOIN (SELECT id, row_number() OVER () AS n FROM public.users WHERE id <> '%s') u USING (n);
        ALTER TABLE public.bookings ENABLE TRIGGER USER;
        CREATE FUNCTION public.slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NULL; END $$;
        CREATE TRIGGER slow AFTER INSERT ON public.chat_rooms EXECUTE FUNCTION public.slow()
        """
            .formatted(TEACHER, TEACHER));
    ExecutorService updater = Executors.newSingleThreadExecutor();
    try (Connection doomed = database.connect()) {
      Object backend = database(doomed, "SELECT pg_backend_pid()");
      Future<?> update = updater.submit(() -> runner.update(doomed));
      await().until(() -> rooms() > 0);
      database.value("SELECT pg_terminate_backend(?)", backend);
      assertThat(update).failsWithin(java.time.Duration.ofSeconds(20));
    } finally {
      updater.shutdown();
    }
    assertThat(rooms()).isBetween(1L, 2999L);
    assertThat(database.value("SELECT count(*) FROM schema_assurance.backfilled_room"))
        .isEqualTo(rooms());

    runner.update(database.connection());

    assertThat(rooms())
        .isEqualTo(database.value("SELECT count(DISTINCT student_id) FROM public.bookings"));
    assertThat(
            database.value(
                "SELECT schema_assurance.backfill_batch('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff')"))
        .isEqualTo(0L);
  }
}
