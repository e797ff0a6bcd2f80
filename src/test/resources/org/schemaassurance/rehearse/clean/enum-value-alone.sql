--liquibase formatted sql

--changeset shop:channel runInTransaction:false
ALTER TYPE public.channel ADD VALUE IF NOT EXISTS 'shop';
--rollback DROP TYPE public.channel;
--rollback CREATE TYPE public.channel AS ENUM ('web', 'phone');
