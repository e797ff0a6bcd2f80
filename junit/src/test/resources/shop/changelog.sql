--liquibase formatted sql

--changeset shop:product
CREATE TABLE product (sku text PRIMARY KEY, in_stock int NOT NULL DEFAULT 0);

--changeset shop:orders
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, sku text NOT NULL REFERENCES product, amount int NOT NULL);

--changeset shop:take-from-stock splitStatements:false
CREATE FUNCTION take_from_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE product SET in_stock = in_stock - NEW.amount WHERE sku = NEW.sku;
  RETURN NEW;
END
$$;

--changeset shop:orders-take-from-stock
CREATE TRIGGER orders_take_from_stock AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION take_from_stock();
