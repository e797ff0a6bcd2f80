--liquibase formatted sql

--changeset shop:bounds
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.event_2030 ADD CONSTRAINT event_2030_bounds CHECK (happened >= '2030-01-01' AND happened < '2031-01-01') NOT VALID;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.event_2030 DROP CONSTRAINT event_2030_bounds;

--changeset shop:valid
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.event_2030 VALIDATE CONSTRAINT event_2030_bounds;
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.event_2030 DROP CONSTRAINT event_2030_bounds;
--rollback ALTER TABLE public.event_2030 ADD CONSTRAINT event_2030_bounds CHECK (happened >= '2030-01-01' AND happened < '2031-01-01') NOT VALID;

--changeset shop:attach
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.event ATTACH PARTITION public.event_2030 FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.event DETACH PARTITION public.event_2030;
