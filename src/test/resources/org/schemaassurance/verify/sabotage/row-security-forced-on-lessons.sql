-- object: lessons
-- finding: lessons-table: public.lessons
CREATE POLICY none ON lessons USING (false);
ALTER TABLE lessons ENABLE ROW LEVEL SECURITY;
ALTER TABLE lessons FORCE ROW LEVEL SECURITY;
