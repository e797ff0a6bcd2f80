-- object: chat_rooms
-- finding: a-room-can-be-opened: public.chat_rooms.chat_rooms_tenant_id_fkey
-- finding: chat-rooms-no-other-foreign-keys: public.chat_rooms.chat_rooms_tenant_id_fkey
CREATE TABLE tenants (id integer PRIMARY KEY, name text);
INSERT INTO tenants VALUES (2, 'the second');
GRANT SELECT ON tenants TO PUBLIC;
ALTER TABLE chat_rooms ADD tenant_id integer DEFAULT 1;
ALTER TABLE chat_rooms ADD CONSTRAINT chat_rooms_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants NOT VALID;
