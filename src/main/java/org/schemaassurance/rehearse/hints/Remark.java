package org.schemaassurance.rehearse.hints;

/**
 * What a hint has to say of one object.
 *
 * @param object the table, index or other object, qualified; of what concerns the whole changeset,
 *     what it is called there
 * @param statement which one of the changeset's statements, from 0
 * @param sentence what it does, and what that means
 */
record Remark(String object, int statement, String sentence) {}
