/**
 * Where the database is, and the two ways into it: a session that can only read, and one that may
 * write.
 */
package org.schemaassurance.connect;
