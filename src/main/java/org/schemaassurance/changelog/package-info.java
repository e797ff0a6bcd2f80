/**
 * The only package that calls Liquibase: what a changelog declares, and how it is run.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.changelog;
