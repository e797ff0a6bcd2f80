package org.schemaassurance.verify;

import java.util.Optional;

/**
 * Where an object comes from.
 *
 * @param changeset {@code file::id::author} of the changeset that creates it
 * @param remark what is odd about how that changeset ran in this database, in one sentence
 */
public record Origin(String changeset, Optional<String> remark) {}
