package org.schemaassurance.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.verify.ShippedExample;

/** The shipped backfill on what the changelog makes. */
@Template(ShippedExample.class)
@Timeout(120)
final class ChatRoomsBackfillIT {
  private static final String WANTED =
      """
      SELECT DISTINCT lesson.teacher_id, booking.student_id
      FROM public.bookings AS booking JOIN public.lessons AS lesson ON lesson.id = booking.lesson_id
      WHERE booking.status = 'active' AND booking.deleted_at IS NULL AND lesson.deleted_at IS NULL
        AND lesson.teacher_id <> booking.student_id
      """;

  private static ToolRun backfill(TestDatabase database, String... options) {
    List<String> arguments = new ArrayList<>(List.of("backfill", "chat-rooms"));
    arguments.addAll(List.of(options));
    return ToolRun.of(ToolRun.environment(database), arguments.toArray(String[]::new));
  }

  /** 3,000 lessons of 100 teachers; some without a teacher, some deleted; bookings of all kinds. */
  private static void book(TestDatabase database) throws Exception {
    database.execute(
        """
        TRUNCATE public.messages, public.chat_rooms, public.bookings;
        ALTER TABLE public.bookings DISABLE TRIGGER USER;
        INSERT INTO public.users (id) SELECT md5('user ' || n)::uuid FROM generate_series(1, 400) AS n;
        INSERT INTO public.lessons (id, teacher_id, end_time, deleted_at)
        SELECT md5('lesson ' || n)::uuid, CASE WHEN n % 31 > 0 THEN md5('user ' || 1 + n % 100)::uuid END,
          now() AT TIME ZONE 'UTC' + (n - 1500) * interval '1 hour', CASE WHEN n % 17 = 0 THEN now() END
        FROM generate_series(1, 3000) AS n;
        INSERT INTO public.bookings (lesson_id, student_id, status, deleted_at)
        SELECT md5('lesson ' || 1 + n % 3000)::uuid, CASE WHEN n % 23 > 0 THEN md5('user ' || 1 + abs(hashint8(n) % 400))::uuid END,
          (ARRAY['active', 'active', 'completed', 'Active', NULL])[1 + n % 5], CASE WHEN n % 13 = 0 THEN now() END
        FROM generate_series(1, 9000) AS n;
        ALTER TABLE public.bookings ENABLE TRIGGER USER;
        ANALYZE
        """);
  }

  @Test
  void makesExactlyTheRoomsOfTheInvariant(TestDatabase database) throws Exception {
    book(database);
    long wanted = (long) database.value("SELECT count(*) FROM (" + WANTED + ") AS pair");

    ToolRun run = backfill(database);

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(wanted).isGreaterThan(1000);
    assertThat(database.rows("SELECT teacher_id, student_id FROM public.chat_rooms ORDER BY 1, 2"))
        .isEqualTo(database.rows(WANTED + " ORDER BY 1, 2"));
    assertThat(database.value("SELECT repaired FROM schema_assurance.backfill_job"))
        .isEqualTo(wanted);
  }

  @Test
  void aRoomThatSomebodyDeletedStaysDeletedAndATeacherAssignedLaterIsSeen(TestDatabase database)
      throws Exception {
    book(database);
    backfill(database);
    database.execute(
        "UPDATE public.chat_rooms SET deleted_at = now();"
            + " UPDATE public.lessons SET teacher_id = md5('user 1')::uuid WHERE teacher_id IS NULL");
    long before = (long) database.value("SELECT count(*) FROM public.chat_rooms");

    ToolRun run = backfill(database);

    assertThat(run.status()).isZero();
    assertThat(
            database.value("SELECT count(*) FROM public.chat_rooms WHERE deleted_at IS NOT NULL"))
        .isEqualTo(before);
    assertThat(database.value("SELECT count(*) FROM public.chat_rooms WHERE deleted_at IS NULL"))
        .isEqualTo(database.value("SELECT repaired FROM schema_assurance.backfill_job"));
  }

  @Test
  void theOlderFunctionBesideItLosesAndDoublesNothing(TestDatabase database) throws Exception {
    book(database);
    CompletableFuture<ToolRun> run =
        CompletableFuture.supplyAsync(() -> backfill(database, "--batch-size", "50"));
    long made = 0;
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      while (!run.isDone()) {
        try (ResultSet row =
            statement.executeQuery("SELECT public.create_chats_for_completed_lessons()")) {
          row.next();
          made += row.getLong(1);
        }
      }
    }

    assertThat(run.get().status()).isZero();
    assertThat(database.rows("SELECT teacher_id, student_id FROM public.chat_rooms ORDER BY 1, 2"))
        .isEqualTo(database.rows(WANTED + " ORDER BY 1, 2"));
    assertThat(
            made
                + (long)
                    database.value(
                        "SELECT COALESCE(sum(repaired), 0)::bigint FROM schema_assurance.backfill_run"))
        .isEqualTo(database.value("SELECT count(*) FROM public.chat_rooms"));
  }

  @Test
  void theVerificationRoleNeedsNothingOfIt(TestDatabase database) {
    ToolRun grants =
        ToolRun.of(ToolRun.environment(database), "verify", "--grants", "schema_verifier");

    assertThat(grants.out()).contains("public.chat_rooms").doesNotContain("backfill_");
  }
}
