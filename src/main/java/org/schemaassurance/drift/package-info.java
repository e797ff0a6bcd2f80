/**
 * What a database has otherwise than it should: the snapshot's file, and two snapshots compared by
 * meaning. It knows facts and no rules.
 */
package org.schemaassurance.drift;
