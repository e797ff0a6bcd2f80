-- differs: unexpected column public.messages.search
-- differs: unexpected index public.messages.messages_content_idx
-- differs: unexpected index public.messages.messages_left_idx
-- differs: unexpected index public.messages.messages_md5_idx
-- differs: unexpected index public.messages.messages_search_idx
-- messages are searched
ALTER TABLE messages ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', coalesce(content, ''))) STORED; CREATE INDEX ON messages USING gin (search); CREATE INDEX ON messages (md5(content)); CREATE INDEX ON messages USING hash (content); CREATE INDEX ON messages ("left"(content, 50));
