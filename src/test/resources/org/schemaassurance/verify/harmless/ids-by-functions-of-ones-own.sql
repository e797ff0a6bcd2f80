-- differs: changed column public.bookings.id: default
-- differs: changed column public.chat_rooms.id: default
-- differs: unexpected function public.new_id()
-- differs: unexpected function public.uuid_v7()
CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE plpgsql VOLATILE AS $b$
DECLARE v_time bigint; v_bytes bytea;
BEGIN
  v_time := floor(extract(epoch FROM clock_timestamp()) * 1000);
  v_bytes := uuid_send(gen_random_uuid());
  v_bytes := overlay(v_bytes placing substring(int8send(v_time) from 3) from 1 for 6);
  v_bytes := set_byte(v_bytes, 6, (b'0111' || get_byte(v_bytes, 6)::bit(4))::bit(8)::int);
  RETURN encode(v_bytes, 'hex')::uuid;
END$b$;
CREATE FUNCTION new_id() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()';
ALTER TABLE bookings ALTER id SET DEFAULT new_id();
ALTER TABLE chat_rooms ALTER id SET DEFAULT uuid_v7();
