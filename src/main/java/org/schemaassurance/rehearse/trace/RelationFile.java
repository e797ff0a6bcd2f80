package org.schemaassurance.rehearse.trace;

import java.util.Optional;
import org.schemaassurance.model.QualifiedName;

/**
 * A table or index and the file that it is in.
 *
 * @param file {@code pg_class.relfilenode}
 * @param table of an index the OID of its table
 * @param unique of an index
 * @param ofConstraint of an index, whether a constraint made it
 * @param bytes of a table
 */
record RelationFile(
    long oid,
    QualifiedName name,
    long file,
    Optional<Long> table,
    boolean unique,
    boolean ofConstraint,
    long bytes) {}
