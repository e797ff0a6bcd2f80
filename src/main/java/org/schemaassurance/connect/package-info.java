/**
 * Where the database is, and the two ways into it: a session that can only read, and one that may
 * write.
 *
 * <p>Internal but for what names a database: {@code ConnectionSettings} and what makes it.
 */
package org.schemaassurance.connect;
