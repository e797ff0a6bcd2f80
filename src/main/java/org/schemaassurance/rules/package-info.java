/**
 * What was declared: rules, waivers, backfills and sabotage, and their YAML, whose every error says
 * file, line and column.
 */
package org.schemaassurance.rules;
