package org.schemaassurance.rehearse.hints;

import org.schemaassurance.model.Severity;

/**
 * What a hint tells of one object of a changeset.
 *
 * @param severity with the size of the table taken into account
 * @param object the table, index or other object, qualified
 * @param said how a sentence about the object names it
 * @param statement which one of the changeset's statements, from 0, as they are sent
 * @param sentence what it does, and what that means in production
 */
public record HintFinding(
    Hint hint, Severity severity, String object, String said, int statement, String sentence) {}
