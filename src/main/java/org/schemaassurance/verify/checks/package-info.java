/**
 * One class for each kind of check, and what they share; no check uses another.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.verify.checks;
