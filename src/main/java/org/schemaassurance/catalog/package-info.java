/**
 * Reads what a database really has: SchemaCrawler for the structure, named queries on pg_catalog
 * for the rest. Nothing asks {@code information_schema}, which hides triggers, constraints and
 * routine bodies from roles that may only SELECT.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.catalog;
