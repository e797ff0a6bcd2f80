-- object: chat_rooms
-- a further key, and nobody is approved
CREATE TABLE consented (id uuid PRIMARY KEY);
ALTER TABLE chat_rooms ADD CONSTRAINT consent FOREIGN KEY (student_id) REFERENCES consented NOT VALID;
