/**
 * The extension of JUnit 5 and 6: databases that a changelog built for the tests of a project, and
 * rules, behaviours and snapshots as its tests.
 *
 * <ul>
 *   <li>{@link org.schemaassurance.junit.SchemaAssured} on a class gives its tests a database;
 *   <li>{@link org.schemaassurance.junit.SchemaTests} has a test for each rule, behaviour and
 *       snapshot, and {@link org.schemaassurance.junit.SchemaChecks} the same for a database of
 *       one's own;
 *   <li>{@link org.schemaassurance.junit.SchemaAssertions} is for a test of one's own.
 * </ul>
 */
package org.schemaassurance.junit;
