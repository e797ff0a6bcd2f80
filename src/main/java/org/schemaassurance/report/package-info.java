/** An answer as people and machines read it, one class a format; nothing is found out here. */
package org.schemaassurance.report;
