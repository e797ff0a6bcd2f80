/**
 * Changesets run up, down and up on a throwaway database, and what that shows: whether a rollback
 * restores what was there, and what each costs.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.rehearse;
