-- changelog-applied: what Liquibase remembers. ${table}: the quoted name of its table.
SELECT filename, id, author, md5sum, exectype, orderexecuted
FROM ${table}
ORDER BY orderexecuted, dateexecuted
