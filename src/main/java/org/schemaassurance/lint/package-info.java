/**
 * What anybody would want to know of a database of which nothing has been declared: what is there
 * and not in force, told from the facts that drift compares, and what pg-index-health's queries
 * find, each suspicion confirmed before it is told.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.lint;
