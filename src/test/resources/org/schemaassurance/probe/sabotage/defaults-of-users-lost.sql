-- object: users.id
ALTER TABLE users ALTER id DROP DEFAULT;
