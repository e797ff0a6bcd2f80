--liquibase formatted sql

--changeset anna:audit endDelimiter:// stripComments:false runOnChange:true
CREATE OR REPLACE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
  /* nothing; yet */
  RETURN NULL;
END' //
DROP TRIGGER IF EXISTS customers_audit ON customers //
CREATE TRIGGER customers_audit AFTER INSERT OR UPDATE ON customers FOR EACH STATEMENT EXECUTE FUNCTION audit() //
--rollback DROP FUNCTION audit() CASCADE

--changeset anna:every-time runAlways:true labels:refresh
CREATE OR REPLACE VIEW customer_domains AS SELECT DISTINCT split_part(email, '@', 2) AS domain FROM customers;
--rollback empty

--changeset anna:materialized splitStatements:false
CREATE MATERIALIZED VIEW order_days AS SELECT 1 AS day;
CREATE UNIQUE INDEX order_days_day ON order_days (day);
--rollback DROP MATERIALIZED VIEW order_days
