package org.schemaassurance.model;

/**
 * A rule of a rule file, for a list of them.
 *
 * @param name unique among all files of a run
 * @param check the kind, by its name
 * @param object what it is about, by its qualified name
 * @param section the heading under which a report shows it
 * @param place where it is declared
 */
public record DeclaredRule(
    String name, String check, String object, Severity severity, String section, FileLine place) {}
