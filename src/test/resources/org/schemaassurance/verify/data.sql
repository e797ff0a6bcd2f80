-- What the example's rules hold for: teachers with lessons, bookings in each state, rooms that the triggers made, a message each.
INSERT INTO users (id, email)
SELECT format('00000000-0000-0000-0001-%s', lpad(n::text, 12, '0'))::uuid, format('user%s@example.com', n) FROM generate_series(1, 20) AS n;
INSERT INTO lessons (id, teacher_id, end_time, deleted_at)
SELECT format('00000000-0000-0000-0002-%s', lpad(n::text, 12, '0'))::uuid,
  CASE WHEN n <> 7 THEN format('00000000-0000-0000-0001-%s', lpad((n % 5 + 1)::text, 12, '0'))::uuid END,
  timestamp '2024-01-01' + n * interval '100 days', CASE WHEN n = 9 THEN timestamp '2024-02-01' END
FROM generate_series(1, 12) AS n;
INSERT INTO bookings (id, lesson_id, student_id, status, deleted_at)
SELECT gen_random_uuid(), format('00000000-0000-0000-0002-%s', lpad((n % 12 + 1)::text, 12, '0'))::uuid,
  format('00000000-0000-0000-0001-%s', lpad((n * 7 % 20 + 1)::text, 12, '0'))::uuid,
  (ARRAY['active', 'completed', 'cancelled'])[n % 3 + 1], CASE WHEN n % 14 = 0 THEN timestamp '2024-03-01' END
FROM generate_series(1, 90) AS n;
INSERT INTO messages (id, chat_room_id, sender_id, content) SELECT gen_random_uuid(), id, student_id, 'Hello' FROM chat_rooms;
