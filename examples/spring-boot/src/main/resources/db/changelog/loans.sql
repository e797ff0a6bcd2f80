--liquibase formatted sql

--changeset library:loan
CREATE TABLE loan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  isbn text NOT NULL REFERENCES book,
  reader text NOT NULL,
  since timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE loan;

--changeset library:remember-loan splitStatements:false
CREATE FUNCTION remember_loan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.lent_to IS NOT NULL THEN
    INSERT INTO loan (isbn, reader) VALUES (NEW.isbn, NEW.lent_to);
  END IF;
  RETURN NEW;
END
$$;
--rollback DROP FUNCTION remember_loan();

--changeset library:book-remember-loan
CREATE TRIGGER book_remember_loan AFTER UPDATE OF lent_to ON book FOR EACH ROW EXECUTE FUNCTION remember_loan();
--rollback DROP TRIGGER book_remember_loan ON book;
