/**
 * Tries behaviours on a real database, each in a transaction that is always rolled back: who acts,
 * with which settings, what would outlast the rollback, what came of it.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.probe;
