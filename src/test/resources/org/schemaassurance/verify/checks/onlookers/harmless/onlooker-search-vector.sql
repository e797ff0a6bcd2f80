ALTER TABLE messages ADD search tsvector;
CREATE TRIGGER look BEFORE INSERT OR UPDATE ON messages FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger(search, 'pg_catalog.english', content);
