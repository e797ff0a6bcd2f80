-- Another application keeps its changesets in the same table, one with an id of ours; its killed update left the lock set.
CREATE TABLE public.databasechangelog (
  id varchar(255) NOT NULL, author varchar(255) NOT NULL, filename varchar(255) NOT NULL, dateexecuted timestamp NOT NULL,
  orderexecuted integer NOT NULL, exectype varchar(10) NOT NULL, md5sum varchar(35), description varchar(255), comments varchar(255),
  tag varchar(255), liquibase varchar(20), contexts varchar(255), labels varchar(255), deployment_id varchar(10));
CREATE TABLE public.databasechangeloglock (id integer PRIMARY KEY, locked boolean NOT NULL, lockgranted timestamp, lockedby varchar(255));
INSERT INTO public.databasechangelog
SELECT id, 'somebody', 'db/changelog.xml', now(), place, 'EXECUTED', '9:0123456789abcdef0123456789abcdef', 'sql', '', NULL, '4.20.0', NULL, NULL, '1234567890'
FROM (VALUES ('preflight', 1), ('42', 2), ('table-users', 900)) AS theirs(id, place);
INSERT INTO public.databasechangeloglock VALUES (1, true, now(), 'db.example.com (192.0.2.1)');
CREATE TABLE public.theirs (id integer);
