package org.schemaassurance.verify;

import java.util.Optional;

/**
 * That a routine or a trigger is there, and not as it is declared.
 *
 * @param body of a routine what tells its body from another one, as {@code RoutineBody} has it
 */
public record FoundDefinition(Optional<String> body) {}
