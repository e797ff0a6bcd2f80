package org.schemaassurance.rehearse.hints;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** What base.sql makes, for tests that ask no server. */
final class Shop {
  static final ExistingObjects OBJECTS =
      new ExistingObjects(
          "public",
          Set.of(
              "public.customer",
              "public.product",
              "public.orders",
              "public.order_item",
              "public.promotion",
              "public.legacy",
              "public.event",
              "public.event_2029",
              "public.event_2030",
              "public.turnover"),
          Set.of("public.turnover"),
          Map.ofEntries(
              entry("public.customer_pkey", "public.customer"),
              entry("public.product_pkey", "public.product"),
              entry("public.orders_pkey", "public.orders"),
              entry("public.orders_customer_id", "public.orders"),
              entry("public.orders_note", "public.orders"),
              entry("public.order_item_pkey", "public.order_item"),
              entry("public.turnover_customer_id", "public.turnover")),
          Set.of(
              "public.orders.note",
              "public.orders.total",
              "public.orders.pieces",
              "public.legacy.note"),
          Set.of(
              "public.order_status",
              "public.channel",
              "public.quantity",
              "public.open_order",
              "public.invoice_number"));

  private Shop() {}
}
