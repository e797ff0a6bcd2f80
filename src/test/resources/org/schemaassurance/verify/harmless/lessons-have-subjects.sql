-- differs: unexpected column public.lessons.subject_id
-- differs: unexpected constraint public.lessons.of_a_subject
-- differs: unexpected table public.subjects
CREATE TABLE subjects (id integer PRIMARY KEY);
ALTER TABLE lessons ADD subject_id integer, ADD CONSTRAINT of_a_subject FOREIGN KEY (subject_id) REFERENCES subjects ON DELETE SET NULL;
