-- object: lessons.deleted_at
-- finding: lessons-table: public.lessons.deleted_at
ALTER TABLE lessons DROP deleted_at CASCADE;
ALTER TABLE lessons ADD deleted_at boolean;
