-- differs: changed table public.bookings: row security
-- differs: changed table public.chat_rooms: row security, row security for the owner
-- differs: changed table public.messages: row security
-- differs: unexpected policy public.bookings.everybody
-- differs: unexpected policy public.chat_rooms.everybody
-- differs: unexpected policy public.messages.everybody_reads
-- differs: unexpected policy public.messages.everybody_sends
-- differs: unexpected policy public.messages.everybody_tidies
-- differs: unexpected policy public.messages.everybody_edits
-- differs: unexpected policy public.messages.restricts_nobody
ALTER TABLE bookings ENABLE ROW LEVEL SECURITY; CREATE POLICY everybody ON bookings USING (true) WITH CHECK (true);
ALTER TABLE chat_rooms ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; CREATE POLICY everybody ON chat_rooms USING (true);
ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody_reads ON messages FOR SELECT USING (true);
CREATE POLICY everybody_sends ON messages FOR INSERT WITH CHECK (true);
CREATE POLICY everybody_edits ON messages FOR UPDATE USING (true);
CREATE POLICY everybody_tidies ON messages FOR DELETE USING (true);
CREATE POLICY restricts_nobody ON messages AS RESTRICTIVE USING (true);
