/** One class for each kind of check, and what they share; no check uses another. */
package org.schemaassurance.verify.checks;
