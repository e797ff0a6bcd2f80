/**
 * SQL as text, without a server: tokens, names, one query and no more, and whether two expressions
 * mean the same. A help to say things early and well, never the guard of what may run.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.sql;
