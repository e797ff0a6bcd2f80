/**
 * The words that everything speaks: immutable, sorted records of what there is, what was asked and
 * what came of it. It uses nothing else of ours.
 */
package org.schemaassurance.model;
