--liquibase formatted sql

--changeset shop:price contextFilter:priced
CREATE TABLE price (sku text PRIMARY KEY, cents int NOT NULL DEFAULT ${cents});

--changeset shop:never contextFilter:never
CREATE TABLE never ();

--changeset shop:late labels:later
CREATE TABLE late ();
