-- begin-filling: for the transaction that fills a table. Constraints that wait for its end would fail where nobody can tell which row it was;
-- a throwaway database needs no row on disk before the next one; compiling the expressions takes longer than computing them.
SET CONSTRAINTS ALL IMMEDIATE;
SET LOCAL synchronous_commit = off;
SET LOCAL standard_conforming_strings = on;
SET LOCAL jit = off;
SET LOCAL schema_assurance.refused = '';
