-- object: lessons
-- foreign keys are checked with the rights of the owner of the table that they lead to
CREATE ROLE probe_it_owner;
ALTER TABLE lessons OWNER TO probe_it_owner;
REVOKE ALL ON lessons FROM probe_it_owner;
