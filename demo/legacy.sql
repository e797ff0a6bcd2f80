-- A tutoring platform before its migration: five tables that another tool made, and some years of use. The same rows every time,
-- with times relative to now, so that 45 of 150 lessons are over whenever this runs.
CREATE TABLE users (
  id uuid PRIMARY KEY,
  email varchar(255) UNIQUE,
  first_name varchar(255),
  last_name varchar(255),
  role varchar(50)
);
CREATE TABLE lessons (
  id uuid PRIMARY KEY,
  teacher_id uuid REFERENCES users (id),
  start_time timestamp,
  end_time timestamp,
  deleted_at timestamp
);
-- The table on which everything depends never got the deleted_at that the scripts asked for.
CREATE TABLE bookings (
  id uuid PRIMARY KEY,
  lesson_id uuid REFERENCES lessons (id),
  student_id uuid REFERENCES users (id),
  status varchar(50)
);
CREATE TABLE chat_rooms (
  id uuid PRIMARY KEY,
  teacher_id uuid REFERENCES users (id),
  student_id uuid REFERENCES users (id),
  created_at timestamp,
  updated_at timestamp,
  deleted_at timestamp,
  UNIQUE (teacher_id, student_id)
);
CREATE TABLE messages (
  id uuid PRIMARY KEY,
  chat_room_id uuid REFERENCES chat_rooms (id),
  sender_id uuid REFERENCES users (id),
  content text,
  created_at timestamp,
  updated_at timestamp,
  deleted_at timestamp
);

-- 20 teachers, 178 students, 2 administrators.
INSERT INTO users (id, email, first_name, last_name, role)
SELECT md5('user ' || n)::uuid,
  format('user%s@example.com', n),
  (ARRAY['Ada', 'Bela', 'Chloe', 'Dario', 'Edda', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kira'])[1 + n % 11],
  (ARRAY['Adler', 'Bauer', 'Costa', 'Duarte', 'Evans', 'Fischer', 'Garcia', 'Haas', 'Ito', 'Jensen', 'Kaya', 'Lind', 'Moreau'])[1 + n % 13],
  CASE WHEN n <= 20 THEN 'teacher' WHEN n <= 198 THEN 'student' ELSE 'admin' END
FROM generate_series(1, 200) AS n;

-- One every eight hours. Each 25th has no teacher yet, each 30th was called off.
INSERT INTO lessons (id, teacher_id, start_time, end_time, deleted_at)
SELECT md5('lesson ' || n)::uuid,
  CASE WHEN n % 25 <> 0 THEN md5('user ' || 1 + n * 7 % 20)::uuid END,
  now() AT TIME ZONE 'UTC' + (n - 46) * interval '8 hours',
  now() AT TIME ZONE 'UTC' + (n - 46) * interval '8 hours' + interval '1 hour',
  CASE WHEN n % 30 = 7 THEN now() AT TIME ZONE 'UTC' - interval '20 days' END
FROM generate_series(1, 150) AS n;

-- 61 students who come again and again; from the 301st on each booking repeats an earlier one's lesson and student.
-- Each 97th is of a teacher who booked the own lesson.
INSERT INTO bookings (id, lesson_id, student_id, status)
SELECT md5('booking ' || n)::uuid,
  lesson.id,
  CASE WHEN n % 97 = 0 THEN lesson.teacher_id ELSE md5('user ' || 21 + n % 300 * 11 % 61)::uuid END,
  CASE WHEN n % 7 < 4 THEN 'active' WHEN n % 7 < 6 THEN 'completed' ELSE 'cancelled' END
FROM generate_series(1, 600) AS n
JOIN lessons AS lesson ON lesson.id = md5('lesson ' || 1 + n * 37 % 150)::uuid;

-- Rooms that the former application opened for some teachers, one of them deleted by its users later.
INSERT INTO chat_rooms (id, teacher_id, student_id, created_at, updated_at, deleted_at)
SELECT md5('room ' || teacher_id || student_id)::uuid, teacher_id, student_id,
  now() AT TIME ZONE 'UTC' - interval '90 days',
  now() AT TIME ZONE 'UTC' - interval '90 days',
  CASE row_number() OVER (ORDER BY teacher_id, student_id) WHEN 5 THEN now() AT TIME ZONE 'UTC' - interval '10 days' END
FROM (
  SELECT DISTINCT lesson.teacher_id, booking.student_id
  FROM bookings AS booking
  JOIN lessons AS lesson ON lesson.id = booking.lesson_id
  WHERE booking.status = 'active'
    AND lesson.deleted_at IS NULL
    AND lesson.teacher_id <> booking.student_id
    AND lesson.teacher_id IN (SELECT md5('user ' || n)::uuid FROM generate_series(1, 6) AS n)) AS pair;

-- Teacher and student in turn; nobody wrote in some of the rooms.
INSERT INTO messages (id, chat_room_id, sender_id, content, created_at)
SELECT md5('message ' || room.id || n)::uuid, room.id,
  CASE n % 2 WHEN 1 THEN room.student_id ELSE room.teacher_id END,
  (ARRAY['Hello! Is the lesson on Monday still on?', 'It is. Please bring last week''s exercises.', 'Thank you!'])[n],
  now() AT TIME ZONE 'UTC' - interval '60 days' + n * interval '1 hour'
FROM (SELECT room.*, row_number() OVER (ORDER BY id) AS position FROM chat_rooms AS room) AS room
CROSS JOIN generate_series(1, 3) AS n
WHERE position % 8 <> 0;
