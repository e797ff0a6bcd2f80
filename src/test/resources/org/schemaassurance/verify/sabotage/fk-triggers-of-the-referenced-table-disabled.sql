-- object: lessons
ALTER TABLE users DISABLE TRIGGER ALL;
