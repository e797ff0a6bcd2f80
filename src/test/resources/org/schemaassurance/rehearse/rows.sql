-- A thousand rows a table, that satisfy what the changesets in 'faulty' and 'clean' are about to demand.
INSERT INTO public.customer (id, name, mail, city)
  SELECT n, 'customer ' || n, 'c' || n || '@example.org', CASE WHEN n % 2 = 0 THEN 'Bern' END FROM generate_series(1, 1000) AS n;
INSERT INTO public.product (id, sku, price, stock) SELECT n, 'sku-' || n, n, n % 7 FROM generate_series(1, 1000) AS n;
INSERT INTO public.orders (id, customer_id, status, placed_at, total, note, pieces)
  SELECT n, 1 + n % 1000, (ARRAY['new', 'paid', 'shipped'])[1 + n % 3]::public.order_status, timestamptz '2029-01-01 00:00+00' + n * interval '1 hour',
    n, 'note ' || n, n % 5 FROM generate_series(1, 1000) AS n;
INSERT INTO public.order_item (order_id, position, product_id, pieces) SELECT n, 1, n, 1 FROM generate_series(1, 1000) AS n;
INSERT INTO public.promotion (id, valid) SELECT n, int4range(n * 10, n * 10 + 5) FROM generate_series(1, 1000) AS n;
INSERT INTO public.legacy (code, note) SELECT n, 'legacy ' || n FROM generate_series(1, 1000) AS n;
INSERT INTO public.event (id, happened, what) SELECT n, date '2029-01-01' + n % 365, 'click' FROM generate_series(1, 1000) AS n;
INSERT INTO public.event_2030 (id, happened, what) SELECT n, date '2030-01-01' + n % 365, 'click' FROM generate_series(1, 1000) AS n;
REFRESH MATERIALIZED VIEW public.turnover;
SELECT setval('public.invoice_number', 1000);
SELECT setval(pg_get_serial_sequence('public.customer', 'id'), 1000), setval(pg_get_serial_sequence('public.product', 'id'), 1000),
  setval(pg_get_serial_sequence('public.orders', 'id'), 1000);
