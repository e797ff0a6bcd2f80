-- differs: changed column public.chat_rooms.id: default
-- differs: unexpected extension "uuid-ossp"
CREATE EXTENSION "uuid-ossp"; ALTER TABLE chat_rooms ALTER id SET DEFAULT uuid_generate_v1mc();
