/**
 * Repairs the violations of an invariant in batches: declared beside the invariant, resumable,
 * alone, and kind to whoever else uses the database.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.backfill;
