package org.schemaassurance.support;

/** Rules of a table {@code item} whose column {@code copied} is to be what {@code value} is. */
public final class CopiedItems {
  private static final String RULES =
      """
      rules:
        - rule: copied
          check: no-rows
          table: public.item
          meaning: Every item has its copy
          key: [id]
          query: SELECT id FROM public.item WHERE copied IS DISTINCT FROM value
          backfill:
            name: copies
            table: public.item
            key: %s
            repair: |
              UPDATE public.item SET copied = batch.value
              FROM batch
              WHERE item.id = batch.id AND item.copied IS DISTINCT FROM batch.value
      """;

  private CopiedItems() {}

  /** The invariant, and the backfill {@code copies} that repairs it along these columns. */
  public static String rules(String key) {
    return RULES.formatted(key);
  }
}
