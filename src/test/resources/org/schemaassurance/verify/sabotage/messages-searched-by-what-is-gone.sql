-- object: messages.search
-- finding: messages-no-triggers: public.messages.search
CREATE TEXT SEARCH CONFIGURATION chat (COPY = pg_catalog.simple); ALTER TABLE messages ADD search tsvector;
CREATE TRIGGER search BEFORE INSERT OR UPDATE ON messages FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger(search, 'public.chat', content);
DROP TEXT SEARCH CONFIGURATION chat;
