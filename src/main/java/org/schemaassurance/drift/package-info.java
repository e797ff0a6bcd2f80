/**
 * What a database has otherwise than it should: the snapshot's file, and two snapshots compared by
 * meaning. It knows facts and no rules.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.drift;
