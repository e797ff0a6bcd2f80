-- object: lessons.deleted_at
ALTER TABLE lessons ALTER deleted_at SET DEFAULT now();
