package org.schemaassurance.model;

/**
 * An index that a statement built on a table that was there before.
 *
 * @param index qualified, as {@link QualifiedName#toString} writes it
 * @param table qualified, too
 * @param concurrently whether writers of the table went on meanwhile
 * @param unique {@code pg_index.indisunique}
 * @param constraint whether a constraint (primary key, unique, exclusion) is what made it
 */
public record IndexBuild(
    String index, String table, boolean concurrently, boolean unique, boolean constraint) {}
