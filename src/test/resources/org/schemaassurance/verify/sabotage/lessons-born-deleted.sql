-- object: lessons.deleted_at
-- finding: lessons-table: public.lessons.deleted_at
ALTER TABLE lessons ALTER deleted_at SET DEFAULT now();
