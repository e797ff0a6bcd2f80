/**
 * Rules for what a database has, and the text of a rule file that holds them.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.rules.init;
