-- Invoices and payments: partitions by month and by hash, money, periods that may not overlap, deferred keys.
CREATE SCHEMA billing;
SET search_path = billing;
CREATE TYPE invoice_status AS ENUM ('draft', 'open', 'paid', 'void', 'uncollectible');
CREATE DOMAIN currency AS char(3) CHECK (VALUE ~ '^[A-Z]{3}$');
CREATE DOMAIN amount AS numeric(14, 2) DEFAULT 0 CHECK (VALUE >= 0);
CREATE SEQUENCE invoice_numbers START 1000 INCREMENT 1 NO CYCLE CACHE 20;
CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email varchar(320) NOT NULL,
  country char(2) NOT NULL DEFAULT 'DE',
  currency currency NOT NULL DEFAULT 'EUR',
  credit_limit amount,
  vat_number varchar(20),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT customers_email_key UNIQUE (email),
  CONSTRAINT vat_in_the_union CHECK (vat_number IS NULL OR country IN ('AT', 'BE', 'DE', 'FR', 'NL')),
  CONSTRAINT email_is_lower CHECK (email = lower(email) AND email LIKE '%@%')
);
CREATE UNIQUE INDEX customers_vat ON customers (country, upper(vat_number)) WHERE vat_number IS NOT NULL;
CREATE TABLE plans (code varchar(30) PRIMARY KEY, name text NOT NULL, price amount NOT NULL, every interval NOT NULL DEFAULT interval '1 month', features text[] NOT NULL DEFAULT '{}');
CREATE TABLE subscriptions (
  id bigserial PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers ON DELETE RESTRICT,
  plan varchar(30) NOT NULL REFERENCES plans ON UPDATE CASCADE,
  during tstzrange NOT NULL,
  seats integer NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 10000),
  EXCLUDE USING gist (int8range(customer_id, customer_id, '[]') WITH =, during WITH &&)
);
CREATE TABLE invoices (
  id bigint NOT NULL DEFAULT nextval('invoice_numbers'),
  customer_id bigint NOT NULL REFERENCES customers,
  issued_on date NOT NULL,
  due_on date GENERATED ALWAYS AS (issued_on + 14) STORED,
  status invoice_status NOT NULL DEFAULT 'draft',
  total amount NOT NULL,
  PRIMARY KEY (id, issued_on),
  CHECK (status <> 'paid' OR total > 0)
) PARTITION BY RANGE (issued_on);
CREATE TABLE invoices_2024 PARTITION OF invoices FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE invoices_2025 PARTITION OF invoices FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY RANGE (id);
CREATE TABLE invoices_2025_early PARTITION OF invoices_2025 FOR VALUES FROM (MINVALUE) TO (5000);
CREATE TABLE invoices_2025_late PARTITION OF invoices_2025 DEFAULT;
CREATE INDEX invoices_by_customer ON invoices (customer_id, issued_on DESC) INCLUDE (total);
CREATE INDEX invoices_open ON invoices (due_on) WHERE status = 'open';
CREATE TABLE lines (
  invoice_id bigint NOT NULL, issued_on date NOT NULL, position smallint NOT NULL, text text NOT NULL, quantity numeric(10, 3) NOT NULL DEFAULT 1, price amount NOT NULL,
  PRIMARY KEY (invoice_id, issued_on, position),
  FOREIGN KEY (invoice_id, issued_on) REFERENCES invoices ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE payments (id uuid NOT NULL DEFAULT gen_random_uuid(), customer_id bigint NOT NULL, received_at timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC'), value amount, reference varchar(140)) PARTITION BY HASH (customer_id);
CREATE TABLE payments_0 PARTITION OF payments FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE payments_1 PARTITION OF payments FOR VALUES WITH (MODULUS 2, REMAINDER 1) WITH (fillfactor = 80);
CREATE VIEW balances AS
  SELECT c.id, c.email, COALESCE(i.total, 0::numeric) - COALESCE(p.value, 0::numeric) AS balance,
    CASE WHEN COALESCE(i.total, 0) > COALESCE(c.credit_limit, 0) THEN 'over' ELSE 'within' END AS credit
  FROM customers c
  LEFT JOIN (SELECT customer_id, sum(total) AS total FROM invoices WHERE status NOT IN ('void', 'uncollectible') GROUP BY customer_id) i ON i.customer_id = c.id
  LEFT JOIN LATERAL (SELECT sum(p.value) AS value FROM payments p WHERE p.customer_id = c.id AND p.received_at BETWEEN '2024-01-01' AND '2030-01-01') p ON true;
CREATE VIEW overdue AS SELECT id, customer_id, CURRENT_DATE - due_on AS days FROM invoices WHERE status = 'open' AND due_on < CURRENT_DATE;
CREATE FUNCTION total_is_that_of_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  expected numeric;
BEGIN
  SELECT sum(quantity * price) INTO expected FROM billing.lines WHERE invoice_id = NEW.id AND issued_on = NEW.issued_on;
  IF NEW.status <> 'draft' AND NEW.total IS DISTINCT FROM expected THEN
    RAISE EXCEPTION 'total % is not %', NEW.total, expected USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE CONSTRAINT TRIGGER invoice_total AFTER INSERT OR UPDATE OF total, status ON invoices DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION total_is_that_of_lines();
CREATE PROCEDURE close_month(month date) LANGUAGE plpgsql AS $$ BEGIN UPDATE billing.invoices SET status = 'uncollectible' WHERE issued_on < month AND status = 'open'; COMMIT; END $$;
CREATE FUNCTION gross(net numeric, rate numeric DEFAULT 0.19) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN round(net * (1 + rate), 2);
ALTER TABLE payments REPLICA IDENTITY FULL;
CREATE PUBLICATION ledger FOR TABLE invoices, payments WITH (publish_via_partition_root = true);
RESET search_path;
