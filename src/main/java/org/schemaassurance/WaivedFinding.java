package org.schemaassurance;

/**
 * A waiver, written down.
 *
 * @param object the one that is waived, by its qualified name
 * @param text of the whole file of waivers, with this one at its end
 */
public record WaivedFinding(String object, String text) {}
