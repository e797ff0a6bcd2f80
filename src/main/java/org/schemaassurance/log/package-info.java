/**
 * A log file that jobs of a second each write one line into; the only caller of Logback.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.log;
