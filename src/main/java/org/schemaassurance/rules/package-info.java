/**
 * What was declared: rules, and the kinds of declarations that they are made of, read from rule
 * files.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.rules;
