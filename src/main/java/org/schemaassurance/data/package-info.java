/**
 * The rules' own queries on rows: looked at before they run, run with as few rights as may be, and
 * what the server refuses told in a sentence.
 */
package org.schemaassurance.data;
