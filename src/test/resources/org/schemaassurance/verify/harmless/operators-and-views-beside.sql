-- differs: unexpected function public.never(uuid, uuid)
-- differs: unexpected function public.now()
-- differs: unexpected materialized view public.rooms
-- differs: unexpected operator public.<>(uuid, uuid)
-- differs: unexpected operator public.=(uuid, uuid)
CREATE FUNCTION never(uuid, uuid) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT false';
CREATE OPERATOR public.= (LEFTARG = uuid, RIGHTARG = uuid, FUNCTION = never);
CREATE OPERATOR public.<> (LEFTARG = uuid, RIGHTARG = uuid, FUNCTION = never);
CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT NULL::timestamptz';
CREATE MATERIALIZED VIEW rooms AS SELECT * FROM chat_rooms;
