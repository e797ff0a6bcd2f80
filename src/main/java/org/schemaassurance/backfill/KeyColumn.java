package org.schemaassurance.backfill;

/**
 * A column of the key that batches go along.
 *
 * @param type as {@code format_type} prints it under an empty search_path
 * @param nullable whether a row may lack it
 */
record KeyColumn(String name, String type, boolean nullable) {}
