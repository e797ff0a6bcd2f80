package org.schemaassurance.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.schemaassurance.support.Json;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;

/**
 * Which bookings get a room is written in the trigger, in two procedures, in the backfill and in
 * two rules: a permission that readers would lack keeps it from being a view. All of them are asked
 * about the same bookings, one of each kind.
 */
@Template(ChatRoomsIT.Migrated.class)
final class WhichBookingsGetARoomIT {
  /** A student each, and a lesson each; what is true of them is in the student's name. */
  private static final String KINDS =
      """
      CREATE TABLE public.kinds AS
      SELECT pg_catalog.gen_random_uuid() AS student, pg_catalog.gen_random_uuid() AS lesson, *,
        pg_catalog.concat_ws(' ', status, 'booking deleted ' || booking_deleted, 'lesson deleted ' || lesson_deleted, 'taught by ' || teacher, 'over ' || over) AS name
      FROM (VALUES ('active'), ('Active'), ('completed'), ('cancelled'), (NULL)) AS a (status)
      CROSS JOIN (VALUES (false), (true)) AS b (booking_deleted)
      CROSS JOIN (VALUES (false), (true)) AS c (lesson_deleted)
      CROSS JOIN (VALUES ('another'), ('the student'), ('nobody')) AS d (teacher)
      CROSS JOIN (VALUES (false), (true)) AS e (over);
      INSERT INTO public.users (id) SELECT student FROM public.kinds;
      INSERT INTO public.lessons (id, teacher_id, end_time, deleted_at)
      SELECT lesson,
        CASE teacher WHEN 'another' THEN '00000000-0000-0000-0001-000000000001' WHEN 'the student' THEN student END,
        (pg_catalog.now() AT TIME ZONE 'UTC') + CASE WHEN over THEN interval '-1 hour' ELSE interval '1 hour' END,
        CASE WHEN lesson_deleted THEN pg_catalog.now() END
      FROM public.kinds;
      """;

  private static final String BOOKINGS =
      """
      INSERT INTO public.bookings (lesson_id, student_id, status, deleted_at)
      SELECT lesson, student, status, CASE WHEN booking_deleted THEN pg_catalog.now() END FROM public.kinds
      """;

  private TestDatabase database;

  @BeforeEach
  void madeOfEachKind(TestDatabase database) throws SQLException {
    this.database = database;
    database.execute(KINDS);
  }

  @Test
  void theTriggerOpensTheRoomsOfActiveBookingsOfLessonsOfSomebodyElse() throws SQLException {
    database.execute(BOOKINGS);

    assertThat(withARoom())
        .containsExactly(
            "active booking deleted false lesson deleted false taught by another over false",
            "active booking deleted false lesson deleted false taught by another over true");
  }

  @Test
  void soDoTheChangelogsBackfillAndTheRules() throws SQLException, IOException {
    database.execute(BOOKINGS);
    Set<String> ofTheTrigger = withARoom();
    forget();

    assertThat(missing()).isEqualTo(ofTheTrigger.size());

    database.execute("CALL schema_assurance.backfill_rooms(lessons_a_batch => 7)");
    assertThat(withARoom()).isEqualTo(ofTheTrigger);
    assertThat(missing()).isZero();
    forget();

    ToolRun run = ToolRun.of(ToolRun.environment(database), "backfill", "chat-rooms");
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(withARoom()).isEqualTo(ofTheTrigger);
  }

  @Test
  void theFunctionForCompletedLessonsOpensThoseWhoseLessonIsOver() throws SQLException {
    database.execute(BOOKINGS);
    Set<String> over = withARoom();
    over.removeIf(name -> name.endsWith("over false"));
    forget();

    database.value("SELECT public.create_chats_for_completed_lessons()");

    assertThat(withARoom()).isNotEmpty().isEqualTo(over);
  }

  private Set<String> withARoom() throws SQLException {
    Set<String> names = new TreeSet<>();
    for (List<Object> row :
        database.rows(
            "SELECT kinds.name FROM public.kinds AS kinds JOIN public.chat_rooms AS room ON room.student_id = kinds.student")) {
      names.add((String) row.get(0));
    }
    return names;
  }

  private void forget() throws SQLException {
    database.execute("DELETE FROM public.chat_rooms");
  }

  /** How many pairs lack their room: as the rule and the statistics say, which have to agree. */
  private long missing() throws IOException {
    ToolRun run =
        ToolRun.of(
            ToolRun.environment(database),
            "verify",
            "--only",
            "every-active-booking-has-its-room",
            "--only",
            "chat-creation-candidates",
            "--format",
            "json");
    Map<?, ?> report = (Map<?, ?>) Json.read(run.out());
    Map<?, ?> finding = (Map<?, ?>) ((List<?>) report.get("findings")).get(0);
    Map<?, ?> candidates = (Map<?, ?>) ((List<?>) report.get("statistics")).get(0);
    long missing =
        Long.parseLong(
            String.valueOf(((List<?>) ((List<?>) candidates.get("rows")).get(0)).get(0)));
    assertThat(finding.get("status")).isEqualTo(missing == 0 ? "holds" : "broken");
    if (missing > 0) {
      assertThat(finding.get("message").toString()).contains(missing + " ");
    }
    return missing;
  }
}
