package org.schemaassurance.model;

/**
 * Which rule a finding is of.
 *
 * @param name the rule's name in its file
 * @param check the kind of check
 * @param section the heading under which a person reads it
 */
public record RuleIdentity(String name, String check, String section) {}
