-- runs-at-work: the locks of runs that are there, whichever database they are connected to.
-- Parameter: the class of the advisory locks.
SELECT held.objid::pg_catalog.int8 AS run
FROM pg_catalog.pg_locks AS held
WHERE held.locktype = 'advisory' AND held.classid::pg_catalog.int8 = ? AND held.objsubid = 2 AND held.granted
