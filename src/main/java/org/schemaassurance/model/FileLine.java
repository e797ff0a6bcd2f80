package org.schemaassurance.model;

/**
 * A place in a file.
 *
 * @param file relative to where the tool was started, with slashes; absolute if it is not below
 *     that
 * @param line 1-based
 */
public record FileLine(String file, int line) {}
