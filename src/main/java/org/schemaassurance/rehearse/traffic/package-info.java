/**
 * What others do while a changeset runs: harmless statements on the tables that it touches, and how
 * long they stall.
 */
package org.schemaassurance.rehearse.traffic;
