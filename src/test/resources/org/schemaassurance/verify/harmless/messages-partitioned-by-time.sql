-- differs: changed column public.messages.created_at: not null
-- differs: changed table public.messages: partition by
-- differs: missing constraint public.messages.messages_pkey
-- differs: unexpected constraint public.messages.messages_pkey1
-- differs: unexpected table public.messages_2026
-- differs: unexpected table public.messages_2027
-- differs: unexpected table public.messages_default
-- messages are partitioned by time, with a default partition
ALTER TABLE messages RENAME TO messages_old;
CREATE TABLE messages (LIKE messages_old INCLUDING DEFAULTS) PARTITION BY RANGE (created_at);
ALTER TABLE messages ADD PRIMARY KEY (id, created_at);
CREATE TABLE messages_2026 PARTITION OF messages FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE messages_2027 PARTITION OF messages FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
CREATE TABLE messages_default PARTITION OF messages DEFAULT;
INSERT INTO messages SELECT * FROM messages_old; DROP TABLE messages_old;
GRANT SELECT ON messages TO PUBLIC;
ALTER TABLE messages ADD FOREIGN KEY (chat_room_id) REFERENCES chat_rooms, ADD FOREIGN KEY (sender_id) REFERENCES users;
CREATE INDEX ON messages (chat_room_id);
