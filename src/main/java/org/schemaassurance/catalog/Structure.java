package org.schemaassurance.catalog;

import java.util.List;
import org.schemaassurance.model.Column;
import org.schemaassurance.model.Index;
import org.schemaassurance.model.QualifiedName;

/** What the crawl says of one table; {@link TableReader} puts the rest to it. */
record Structure(
    QualifiedName name,
    String kind,
    boolean logged,
    boolean rowSecurity,
    boolean rowSecurityForced,
    List<Column> columns,
    List<Index> indexes) {}
