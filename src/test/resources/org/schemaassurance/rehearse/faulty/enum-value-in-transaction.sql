--liquibase formatted sql
-- expects: enum-value-in-transaction public.channel

--changeset shop:channel
ALTER TYPE public.channel ADD VALUE 'shop';
--rollback DROP TYPE public.channel;
--rollback CREATE TYPE public.channel AS ENUM ('web', 'phone');
