/**
 * Computing in a thread of its own what is wanted soon, while the server is asked, or while the
 * other half is computed; the only place that begins a thread for it (ADR 110).
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.ahead;
