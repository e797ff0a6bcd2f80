/** A log file that jobs of a second each write one line into; the only caller of Logback. */
package org.schemaassurance.log;
