--liquibase formatted sql

--changeset shop:orders
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customer,
  sku text NOT NULL REFERENCES product,
  amount int NOT NULL CHECK (amount > 0)
);
--rollback DROP TABLE orders;

--changeset shop:orders-customer
CREATE INDEX orders_customer_id_idx ON orders (customer_id);
--rollback DROP INDEX orders_customer_id_idx;

--changeset shop:take-from-stock splitStatements:false
CREATE FUNCTION take_from_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE product SET in_stock = in_stock - NEW.amount WHERE sku = NEW.sku;
  RETURN NEW;
END
$$;
--rollback DROP FUNCTION take_from_stock();

--changeset shop:orders-take-from-stock
CREATE TRIGGER orders_take_from_stock AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION take_from_stock();
--rollback DROP TRIGGER orders_take_from_stock ON orders;
