package org.schemaassurance.verify;

import java.util.Optional;
import org.schemaassurance.model.FileLine;

/**
 * Where an object comes from.
 *
 * @param changeset {@code file::id::author} of the changeset that creates it
 * @param start where the changeset stands
 * @param remark what is odd about how that changeset ran in this database, in one sentence
 */
public record Origin(String changeset, FileLine start, Optional<String> remark) {}
