UPDATE bookings SET status = 'completed' WHERE status = 'active' AND id = (SELECT id FROM bookings WHERE status = 'active' LIMIT 1);
UPDATE chat_rooms SET deleted_at = now() WHERE id = (SELECT id FROM chat_rooms LIMIT 1);
INSERT INTO lessons (id) VALUES (gen_random_uuid());
