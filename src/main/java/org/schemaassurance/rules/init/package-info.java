/** Rules for what a database has, and the text of a rule file that holds them. */
package org.schemaassurance.rules.init;
