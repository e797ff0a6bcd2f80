/**
 * The command line: the verbs with their options and exit statuses, and the only place that knows
 * the terminal, the environment and the end of the process.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.cli;
