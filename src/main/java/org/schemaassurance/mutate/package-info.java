/**
 * Tests rules: sabotages databases that were made for it, and says which sabotage no rule notices.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.mutate;
