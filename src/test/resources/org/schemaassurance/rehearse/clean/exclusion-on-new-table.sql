--liquibase formatted sql

--changeset shop:slot
CREATE TABLE public.promotion_slot (id bigint NOT NULL, valid int4range NOT NULL, EXCLUDE USING gist (valid WITH &&));
--rollback DROP TABLE public.promotion_slot;
