--liquibase formatted sql logicalFilePath:orders/tables.sql

--property name:money value:numeric(12,2) dbms:postgresql

--changeset anna:customers
--comment Who buys
CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE);
--rollback DROP TABLE customers;

--changeset anna:orders context:"prod or test"
--preconditions onFail:MARK_RAN onError:MARK_RAN
--precondition-sql-check expectedResult:0 SELECT count(*) FROM pg_tables WHERE tablename = 'orders'
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL,
  total ${money} NOT NULL CHECK (total >= 0),
  placed timestamptz NOT NULL DEFAULT now()
) PARTITION BY RANGE (id);
CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (MINVALUE) TO (1000);
ALTER TABLE orders ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE RESTRICT;
/* liquibase rollback
DROP TABLE orders;
*/

--changeset "bob smith":"the index; later" runInTransaction:false
CREATE INDEX CONCURRENTLY IF NOT EXISTS customers_lower ON customers (lower(email));
--rollback DROP INDEX customers_lower;

--changeset anna:mysql dbms:mysql,mariadb
ALTER TABLE customers ENGINE = InnoDB;

--changeset anna:marked
--preconditions onFail:MARK_RAN
--precondition-sql-check expectedResult:1 SELECT count(*) FROM pg_tables WHERE tablename = 'nowhere'
ALTER TABLE nowhere ADD COLUMN x int;

--changeset anna:ignored ignore:true
SELECT 1/0;

--ignoreLines:start
--changeset anna:never
SELECT nothing;
--ignoreLines:end

--changeset anna:policy
ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON customers USING (email = current_user);
GRANT SELECT ON customers TO PUBLIC;
