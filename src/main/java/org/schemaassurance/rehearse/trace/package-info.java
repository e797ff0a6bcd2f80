/**
 * What the statements of a changeset do to tables that were there before it: which locks they take,
 * what they rewrite, build, read and validate. The server tells, never the text (ADR 127).
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.rehearse.trace;
