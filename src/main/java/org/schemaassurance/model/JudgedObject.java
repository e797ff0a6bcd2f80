package org.schemaassurance.model;

import java.util.Optional;

/**
 * What a finding is about.
 *
 * @param name the qualified name
 * @param said how a sentence about it begins: mostly the name alone
 * @param origin the changeset that creates it, where one is known
 */
public record JudgedObject(String name, String said, Optional<Origin> origin) {}
