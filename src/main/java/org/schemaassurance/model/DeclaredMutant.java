package org.schemaassurance.model;

/**
 * A sabotage of the data that a rule file declares beside its rules, since no catalog tells what
 * violates an invariant. Only {@code mutate} runs it, on a throwaway database; no check ever sees
 * it.
 *
 * @param mutant what is wrong with the data then, in words
 * @param violates the name of the rule that has to notice
 * @param sql one or several statements, which bring along whatever rows they need
 */
public record DeclaredMutant(String mutant, String violates, String sql, SourceLocation location) {}
