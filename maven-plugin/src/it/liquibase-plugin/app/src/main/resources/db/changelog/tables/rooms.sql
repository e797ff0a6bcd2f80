--liquibase formatted sql
--changeset hotel:rooms
CREATE TABLE ${table} (id bigint PRIMARY KEY, ${column} int NOT NULL);
