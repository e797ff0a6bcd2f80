/**
 * SQL as text, without a server: tokens, names, one query and no more, and whether two expressions
 * mean the same. A help to say things early and well, never the guard of what may run.
 */
package org.schemaassurance.sql;
