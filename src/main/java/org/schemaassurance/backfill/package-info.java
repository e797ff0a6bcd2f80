/**
 * Repairs the violations of an invariant in batches: declared beside the invariant, resumable,
 * alone, and kind to whoever else uses the database.
 */
package org.schemaassurance.backfill;
