--liquibase formatted sql

--changeset vet:2 labels:pets
CREATE TABLE ${pets.table} (id serial PRIMARY KEY, owner_id bigint REFERENCES owners, kind text CHECK (kind IN ('cat', 'dog')));
COMMENT ON TABLE pets IS 'Those; of owners';
--rollback DROP TABLE pets;

--changeset vet:3 splitStatements:false stripComments:false
CREATE FUNCTION pet_count(owner bigint) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
  -- counted; not kept
  RETURN (SELECT count(*) FROM pets WHERE owner_id = owner);
END $$;
--rollback DROP FUNCTION pet_count(bigint);
