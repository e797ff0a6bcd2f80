--liquibase formatted sql

--changeset shop:order-history
CREATE TABLE order_history (
  order_id bigint NOT NULL REFERENCES orders (id),
  state text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE order_history;

--changeset shop:note-state splitStatements:false stripComments:false
CREATE FUNCTION note_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO order_history (order_id, state) VALUES (NEW.id, NEW.state);
  RETURN NULL;
END $$;
--rollback DROP FUNCTION note_state();

--changeset shop:order-notes-state
CREATE TRIGGER order_notes_state AFTER INSERT OR UPDATE OF state ON orders FOR EACH ROW EXECUTE FUNCTION note_state();
--rollback DROP TRIGGER order_notes_state ON orders;
