package org.schemaassurance.backfill;

/**
 * A column of the key that batches go along.
 *
 * @param type as {@code format_type} prints it under an empty search_path
 */
record KeyColumn(String name, String type) {}
