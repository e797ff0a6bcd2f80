-- differs: unexpected column public.bookings.tenant_id
-- differs: unexpected column public.chat_rooms.tenant_id
-- differs: unexpected column public.messages.tenant_id
-- differs: unexpected column public.users.tenant_id
-- differs: unexpected constraint public.bookings.bookings_tenant_id_fkey
-- differs: unexpected constraint public.chat_rooms.chat_rooms_tenant_id_fkey
-- differs: unexpected constraint public.messages.messages_tenant_id_fkey
-- differs: unexpected constraint public.users.users_tenant_id_fkey
-- differs: unexpected table public.tenants
-- What is there belongs to one tenant, as does what knows of none.
CREATE TABLE tenants (id integer PRIMARY KEY, name text);
INSERT INTO tenants VALUES (1, 'the first');
ALTER TABLE users ADD tenant_id integer NOT NULL DEFAULT 1 REFERENCES tenants;
ALTER TABLE bookings ADD tenant_id integer NOT NULL DEFAULT 1 REFERENCES tenants;
ALTER TABLE chat_rooms ADD tenant_id integer NOT NULL DEFAULT 1 REFERENCES tenants;
ALTER TABLE messages ADD tenant_id integer DEFAULT 1 REFERENCES tenants;
GRANT SELECT ON tenants TO PUBLIC;
