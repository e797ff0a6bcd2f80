CREATE ROLE "${database}_bookers"; CREATE ROLE "${database}_readers";
GRANT INSERT ON bookings, chat_rooms TO "${database}_bookers"; GRANT SELECT ON ALL TABLES IN SCHEMA public TO "${database}_readers";
CREATE ROLE "${database}_app" LOGIN IN ROLE "${database}_bookers", "${database}_readers";
