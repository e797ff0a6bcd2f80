--liquibase formatted sql

--changeset schema-assurance:own-made_object splitStatements:false stripComments:false
--comment: What the changelog really made. A rollback undoes that and nothing else: what it found there stays.
CREATE TABLE IF NOT EXISTS schema_assurance.made_object (
  object text PRIMARY KEY,
  made_at timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE IF EXISTS schema_assurance.made_object;

--changeset schema-assurance:own-replaced_definition splitStatements:false stripComments:false
--comment: Hand-made functions and triggers that the changelog replaced, as the SQL that brings them back.
CREATE TABLE IF NOT EXISTS schema_assurance.replaced_definition (
  object text PRIMARY KEY,
  restore_sql text NOT NULL,
  replaced_at timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE IF EXISTS schema_assurance.replaced_definition;

--changeset schema-assurance:own-backfilled_room splitStatements:false stripComments:false
--comment: The rooms that the backfill changeset made, written in the transaction that made them.
CREATE TABLE IF NOT EXISTS schema_assurance.backfilled_room (
  chat_room_id uuid PRIMARY KEY
);
--rollback DROP TABLE IF EXISTS schema_assurance.backfilled_room;
