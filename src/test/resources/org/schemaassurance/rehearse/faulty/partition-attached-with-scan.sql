--liquibase formatted sql
-- expects: partition-attached-with-scan public.event_2030

--changeset shop:attach
SET LOCAL lock_timeout = '2s';
ALTER TABLE public.event ATTACH PARTITION public.event_2030 FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');
--rollback SET LOCAL lock_timeout = '2s';
--rollback ALTER TABLE public.event DETACH PARTITION public.event_2030;
