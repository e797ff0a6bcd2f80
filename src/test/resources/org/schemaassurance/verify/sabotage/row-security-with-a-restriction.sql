-- object: public.messages
-- finding: messages-table: public.messages
ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody ON messages USING (true) WITH CHECK (true);
CREATE POLICY short ON messages AS RESTRICTIVE FOR INSERT WITH CHECK (length(content) < 5);
