/**
 * Patterns of migrations that are known to hurt: each with a page that teaches what happens in
 * production and how it is done safely, looked for in the text of a changeset's statements and in
 * the trace of what they did. It asks no database.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.rehearse.hints;
