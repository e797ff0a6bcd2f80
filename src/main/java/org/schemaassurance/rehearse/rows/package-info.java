/**
 * Rows of a throwaway database: generated from its catalog alone, and compared before and after.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.rehearse.rows;
