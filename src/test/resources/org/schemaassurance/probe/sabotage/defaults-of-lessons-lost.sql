-- object: lessons.id
ALTER TABLE lessons ALTER id DROP DEFAULT;
