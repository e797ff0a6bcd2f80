-- differs: unexpected column public.lessons.subject
-- differs: unexpected column public.users.country
-- Their own application gives it. What behaviours bring along does not.
INSERT INTO users (id) VALUES (gen_random_uuid());
ALTER TABLE users ADD country text NOT NULL DEFAULT 'XX';
ALTER TABLE users ALTER country DROP DEFAULT;
ALTER TABLE lessons ADD subject text NOT NULL DEFAULT 'unknown';
ALTER TABLE lessons ALTER subject DROP DEFAULT;
