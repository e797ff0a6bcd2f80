/**
 * Throwaway databases on a server that is there: made for a rehearsal or a sabotage, and dropped
 * behind it, also behind a run that was killed.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.reference;
