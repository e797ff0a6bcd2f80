/**
 * What was declared: rules, waivers, backfills and sabotage, and their YAML, whose every error says
 * file, line and column.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.rules;
