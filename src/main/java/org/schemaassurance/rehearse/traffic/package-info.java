/**
 * What others do while a changeset runs: harmless statements on the tables that it touches, and how
 * long they stall.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.rehearse.traffic;
