-- changelog-applied: what Liquibase remembers, in the order in which it reads it. ${table}: the quoted name of its table.
SELECT filename, id, author, md5sum, exectype, orderexecuted, dateexecuted::pg_catalog.timestamp AS executed, liquibase
FROM ${table}
ORDER BY dateexecuted, orderexecuted
