/**
 * The rules' own queries on rows: looked at before they run, run with as few rights as may be, and
 * what the server refuses told in a sentence.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.data;
