-- Constraints and what enforces them.
CREATE SCHEMA app;
CREATE TABLE app.people (id integer, name text, code text, score integer, during tsrange,
  CONSTRAINT people_pkey PRIMARY KEY (id), CONSTRAINT people_name UNIQUE (name, code),
  CONSTRAINT score_range CHECK (score >= 0 AND score <= 100),
  CONSTRAINT code_list CHECK (code IN ('a', 'b')),
  CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&));
CREATE TABLE app.rooms (id integer PRIMARY KEY, code text UNIQUE);
CREATE TABLE app.bookings (id integer PRIMARY KEY, person_id integer, room_id integer, during tsrange,
  CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id));
CREATE TABLE app.parent (id integer, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE app.child (extra integer) INHERITS (app.parent);
CREATE TABLE app.events (at integer NOT NULL, person_id integer, CONSTRAINT events_pkey PRIMARY KEY (at),
  CONSTRAINT event_person FOREIGN KEY (person_id) REFERENCES app.people (id)) PARTITION BY RANGE (at);
CREATE TABLE app.events_1 PARTITION OF app.events FOR VALUES FROM (1) TO (10);
CREATE TABLE app.events_2 PARTITION OF app.events FOR VALUES FROM (10) TO (20);
CREATE DOMAIN app.percentage AS integer CONSTRAINT at_most CHECK (VALUE <= 100) CONSTRAINT at_least CHECK (VALUE >= 0);
CREATE TABLE app.pairs (a integer NOT NULL, b integer NOT NULL, c integer, d integer, CONSTRAINT pairs_once UNIQUE (a, b),
  CONSTRAINT to_pair FOREIGN KEY (c, d) REFERENCES app.pairs (a, b), CONSTRAINT nullable UNIQUE (a, c));

-- case: a CHECK is gone
-- differs: missing constraint app.people.score_range
ALTER TABLE app.people DROP CONSTRAINT score_range;
-- undo:
ALTER TABLE app.people ADD CONSTRAINT score_range CHECK (score >= 0 AND score <= 100);

-- case: a CHECK more
-- differs: unexpected constraint app.people.more
ALTER TABLE app.people ADD CONSTRAINT more CHECK (name <> '');
-- undo:
ALTER TABLE app.people DROP CONSTRAINT more;

-- case: a CHECK of another name
-- differs: changed constraint app.people.score_range: name
ALTER TABLE app.people RENAME CONSTRAINT score_range TO other;
-- undo:
ALTER TABLE app.people RENAME CONSTRAINT other TO score_range;

-- case: a number in a CHECK
-- differs: changed constraint app.people.score_range: check
ALTER TABLE app.people DROP CONSTRAINT score_range, ADD CONSTRAINT score_range CHECK (score >= 0 AND score <= 101);
-- undo:
ALTER TABLE app.people DROP CONSTRAINT score_range, ADD CONSTRAINT score_range CHECK (score >= 0 AND score <= 100);

-- case: an operator in a CHECK
-- differs: changed constraint app.people.score_range: check
ALTER TABLE app.people DROP CONSTRAINT score_range, ADD CONSTRAINT score_range CHECK (score > 0 AND score <= 100);
-- undo:
ALTER TABLE app.people DROP CONSTRAINT score_range, ADD CONSTRAINT score_range CHECK (score >= 0 AND score <= 100);

-- case: OR for AND in a CHECK
-- differs: changed constraint app.people.score_range: check
ALTER TABLE app.people DROP CONSTRAINT score_range, ADD CONSTRAINT score_range CHECK (score >= 0 OR score <= 100);
-- undo:
ALTER TABLE app.people DROP CONSTRAINT score_range, ADD CONSTRAINT score_range CHECK (score BETWEEN 0 AND 100);

-- case: a value more in the list of a CHECK
-- differs: changed constraint app.people.code_list: check
ALTER TABLE app.people DROP CONSTRAINT code_list, ADD CONSTRAINT code_list CHECK (code IN ('a', 'b', 'c'));
-- undo:
ALTER TABLE app.people DROP CONSTRAINT code_list, ADD CONSTRAINT code_list CHECK (code = ANY (ARRAY['a', 'b']));

-- case: the case of a value in the list of a CHECK
-- differs: changed constraint app.people.code_list: check
ALTER TABLE app.people DROP CONSTRAINT code_list, ADD CONSTRAINT code_list CHECK (code IN ('a', 'B'));
-- undo:
ALTER TABLE app.people DROP CONSTRAINT code_list, ADD CONSTRAINT code_list CHECK (code IN ('a', 'b'));

-- case: NOT IN for IN
-- differs: changed constraint app.people.code_list: check
ALTER TABLE app.people DROP CONSTRAINT code_list, ADD CONSTRAINT code_list CHECK (code NOT IN ('a', 'b'));
-- undo:
ALTER TABLE app.people DROP CONSTRAINT code_list, ADD CONSTRAINT code_list CHECK (code IN ('a', 'b'));

-- case: a CHECK that was never validated
-- differs: not enforced constraint app.people.score_range: state
ALTER TABLE app.people DROP CONSTRAINT score_range, ADD CONSTRAINT score_range CHECK (score >= 0 AND score <= 100) NOT VALID;
-- undo:
ALTER TABLE app.people VALIDATE CONSTRAINT score_range;

-- case: a CHECK that is not enforced since 18
-- differs: not enforced constraint app.people.score_range: state
ALTER TABLE app.people DROP CONSTRAINT score_range, ADD CONSTRAINT score_range CHECK (score >= 0 AND score <= 100) NOT ENFORCED;
-- undo:
ALTER TABLE app.people DROP CONSTRAINT score_range, ADD CONSTRAINT score_range CHECK (score >= 0 AND score <= 100);

-- case: a CHECK that children do not have
-- differs: changed constraint app.people.score_range: inherited
ALTER TABLE app.people DROP CONSTRAINT score_range, ADD CONSTRAINT score_range CHECK (score >= 0 AND score <= 100) NO INHERIT;
-- undo:
ALTER TABLE app.people DROP CONSTRAINT score_range, ADD CONSTRAINT score_range CHECK (score >= 0 AND score <= 100);

-- case: a CHECK of the child alone
-- differs: unexpected constraint app.child.own
ALTER TABLE app.child ADD CONSTRAINT own CHECK (extra > 0);
-- undo:
ALTER TABLE app.child DROP CONSTRAINT own;

-- case: a CHECK that only the child has left
-- differs: missing constraint app.parent.positive
-- differs: unexpected constraint app.child.positive
ALTER TABLE ONLY app.parent DROP CONSTRAINT positive;
-- undo:
ALTER TABLE app.child DROP CONSTRAINT positive;
ALTER TABLE app.parent ADD CONSTRAINT positive CHECK (id > 0);

-- case: a primary key is gone
-- differs: missing constraint app.bookings.bookings_pkey
-- differs: changed column app.bookings.id: not null
ALTER TABLE app.bookings DROP CONSTRAINT bookings_pkey;
ALTER TABLE app.bookings ALTER COLUMN id DROP NOT NULL;
-- undo:
ALTER TABLE app.bookings ADD PRIMARY KEY (id);

-- case: a primary key over more columns
-- differs: changed column app.bookings.person_id: not null
-- differs: changed constraint app.bookings.bookings_pkey: definition
ALTER TABLE app.bookings DROP CONSTRAINT bookings_pkey, ADD PRIMARY KEY (id, person_id);
-- undo:
ALTER TABLE app.bookings DROP CONSTRAINT bookings_pkey, ADD PRIMARY KEY (id), ALTER COLUMN person_id DROP NOT NULL;

-- case: a primary key becomes a unique constraint
-- differs: changed constraint app.bookings.bookings_pkey: definition
ALTER TABLE app.bookings DROP CONSTRAINT bookings_pkey, ADD CONSTRAINT bookings_pkey UNIQUE (id), ALTER COLUMN id SET NOT NULL;
-- undo:
ALTER TABLE app.bookings DROP CONSTRAINT bookings_pkey, ADD PRIMARY KEY (id);

-- case: a unique constraint becomes an index
-- differs: missing constraint app.people.people_name
-- differs: unexpected index app.people.people_name
ALTER TABLE app.people DROP CONSTRAINT people_name;
CREATE UNIQUE INDEX people_name ON app.people (name, code);
-- undo:
ALTER TABLE app.people ADD CONSTRAINT people_name UNIQUE USING INDEX people_name;

-- case: the columns of a unique constraint in another order
-- differs: changed constraint app.people.people_name: definition
ALTER TABLE app.people DROP CONSTRAINT people_name, ADD CONSTRAINT people_name UNIQUE (code, name);
-- undo:
ALTER TABLE app.people DROP CONSTRAINT people_name, ADD CONSTRAINT people_name UNIQUE (name, code);

-- case: a unique constraint that includes a column
-- differs: changed constraint app.people.people_name: definition
ALTER TABLE app.people DROP CONSTRAINT people_name, ADD CONSTRAINT people_name UNIQUE (name, code) INCLUDE (score);
-- undo:
ALTER TABLE app.people DROP CONSTRAINT people_name, ADD CONSTRAINT people_name UNIQUE (name, code);

-- case: NULLs that are not distinct since 15
-- differs: changed constraint app.people.people_name: definition
ALTER TABLE app.people DROP CONSTRAINT people_name, ADD CONSTRAINT people_name UNIQUE NULLS NOT DISTINCT (name, code);
-- undo:
ALTER TABLE app.people DROP CONSTRAINT people_name, ADD CONSTRAINT people_name UNIQUE (name, code);

-- case: a unique constraint that can be deferred
-- differs: changed constraint app.people.people_name: definition
ALTER TABLE app.people DROP CONSTRAINT people_name, ADD CONSTRAINT people_name UNIQUE (name, code) DEFERRABLE;
-- undo:
ALTER TABLE app.people DROP CONSTRAINT people_name, ADD CONSTRAINT people_name UNIQUE (name, code);

-- case: storage parameters of a constraint's index
-- differs: changed constraint app.people.people_name: index options
ALTER INDEX app.people_name SET (fillfactor = 50);
-- undo:
ALTER INDEX app.people_name RESET (fillfactor);

-- case: periods that may not overlap since 18
-- differs: unexpected constraint app.bookings.no_two
CREATE EXTENSION btree_gist SCHEMA pg_catalog;
ALTER TABLE app.bookings ADD CONSTRAINT no_two UNIQUE (room_id, during WITHOUT OVERLAPS);
DROP EXTENSION IF EXISTS nothing_of_that_name;
-- differs: unexpected extension btree_gist
-- undo:
ALTER TABLE app.bookings DROP CONSTRAINT no_two;
DROP EXTENSION btree_gist;

-- case: another operator of an exclusion
-- differs: changed constraint app.people.no_overlap: definition
ALTER TABLE app.people DROP CONSTRAINT no_overlap, ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH -|-);
-- undo:
ALTER TABLE app.people DROP CONSTRAINT no_overlap, ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);

-- case: an exclusion of some rows
-- differs: changed constraint app.people.no_overlap: definition
ALTER TABLE app.people DROP CONSTRAINT no_overlap, ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (score > 1);
-- undo:
ALTER TABLE app.people DROP CONSTRAINT no_overlap, ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);

-- case: an exclusion that can be deferred
-- differs: changed constraint app.people.no_overlap: definition
ALTER TABLE app.people DROP CONSTRAINT no_overlap, ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) INITIALLY DEFERRED;
-- undo:
ALTER TABLE app.people DROP CONSTRAINT no_overlap, ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);

-- case: a foreign key is gone
-- differs: missing constraint app.bookings.to_person
ALTER TABLE app.bookings DROP CONSTRAINT to_person;
-- undo:
ALTER TABLE app.bookings ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id);

-- case: a foreign key to another table
-- differs: changed constraint app.bookings.to_person: definition
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.rooms (id);
-- undo:
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id);

-- case: a foreign key of another column
-- differs: changed constraint app.bookings.to_person: definition
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (room_id) REFERENCES app.people (id);
-- undo:
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id);

-- case: a foreign key that cascades
-- differs: changed constraint app.bookings.to_person: definition
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id) ON DELETE CASCADE;
-- undo:
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id);

-- case: a foreign key that restricts
-- differs: changed constraint app.bookings.to_person: definition
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id) ON DELETE RESTRICT;
-- undo:
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id) ON DELETE NO ACTION;

-- case: a foreign key that sets the default on update
-- differs: changed constraint app.bookings.to_person: definition
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id) ON UPDATE SET DEFAULT;
-- undo:
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id);

-- case: a foreign key that sets some columns to NULL since 15
-- differs: changed constraint app.bookings.to_person: definition
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id) ON DELETE SET NULL (person_id);
-- undo:
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id);

-- case: a foreign key of two columns that matches fully
-- differs: changed constraint app.pairs.to_pair: definition
ALTER TABLE app.pairs DROP CONSTRAINT to_pair, ADD CONSTRAINT to_pair FOREIGN KEY (c, d) REFERENCES app.pairs (a, b) MATCH FULL;
-- undo:
ALTER TABLE app.pairs DROP CONSTRAINT to_pair, ADD CONSTRAINT to_pair FOREIGN KEY (c, d) REFERENCES app.pairs (a, b) MATCH SIMPLE;

-- case: NULLS NOT DISTINCT over a column that can be null since 15
-- differs: changed constraint app.pairs.nullable: definition
ALTER TABLE app.pairs DROP CONSTRAINT nullable, ADD CONSTRAINT nullable UNIQUE NULLS NOT DISTINCT (a, c);
-- undo:
ALTER TABLE app.pairs DROP CONSTRAINT nullable, ADD CONSTRAINT nullable UNIQUE (a, c);

-- case: a foreign key that can be deferred
-- differs: changed constraint app.bookings.to_person: definition
ALTER TABLE app.bookings ALTER CONSTRAINT to_person DEFERRABLE;
-- undo:
ALTER TABLE app.bookings ALTER CONSTRAINT to_person NOT DEFERRABLE;

-- case: a foreign key that is deferred
-- differs: changed constraint app.bookings.to_person: definition
ALTER TABLE app.bookings ALTER CONSTRAINT to_person DEFERRABLE INITIALLY DEFERRED;
-- undo:
ALTER TABLE app.bookings ALTER CONSTRAINT to_person NOT DEFERRABLE;

-- case: a foreign key that was never validated
-- differs: not enforced constraint app.bookings.to_person: state
ALTER TABLE app.bookings DROP CONSTRAINT to_person, ADD CONSTRAINT to_person FOREIGN KEY (person_id) REFERENCES app.people (id) NOT VALID;
-- undo:
ALTER TABLE app.bookings VALIDATE CONSTRAINT to_person;

-- case: a foreign key that is not enforced since 18
-- differs: not enforced constraint app.bookings.to_person: state
ALTER TABLE app.bookings ALTER CONSTRAINT to_person NOT ENFORCED;
-- undo:
ALTER TABLE app.bookings ALTER CONSTRAINT to_person ENFORCED;

-- case: the triggers of a foreign key are off
-- differs: not enforced constraint app.bookings.to_person: state
ALTER TABLE app.bookings DISABLE TRIGGER ALL;
-- undo:
ALTER TABLE app.bookings ENABLE TRIGGER ALL;

-- case: the triggers of the table that foreign keys refer to are off
-- differs: not enforced constraint app.bookings.to_person: state
-- differs: not enforced constraint app.events.event_person: state
ALTER TABLE app.people DISABLE TRIGGER ALL;
-- undo:
ALTER TABLE app.people ENABLE TRIGGER ALL;

-- case: the triggers of one partition are off
-- differs: not enforced constraint app.events.event_person: state
ALTER TABLE app.events_1 DISABLE TRIGGER ALL;
-- undo:
ALTER TABLE app.events_1 ENABLE TRIGGER ALL;

-- case: a constraint of one partition
-- differs: unexpected constraint app.events_1.own
ALTER TABLE app.events_1 ADD CONSTRAINT own CHECK (person_id > 0);
-- undo:
ALTER TABLE app.events_1 DROP CONSTRAINT own;

-- case: a foreign key of one partition
-- differs: unexpected constraint app.events_2.own
ALTER TABLE app.events_2 ADD CONSTRAINT own FOREIGN KEY (person_id) REFERENCES app.rooms (id);
-- undo:
ALTER TABLE app.events_2 DROP CONSTRAINT own;

-- case: a constraint of a domain is gone
-- differs: missing constraint app.percentage.at_most
ALTER DOMAIN app.percentage DROP CONSTRAINT at_most;
-- undo:
ALTER DOMAIN app.percentage ADD CONSTRAINT at_most CHECK (VALUE <= 100);

-- case: a constraint of a domain checks something else
-- differs: changed constraint app.percentage.at_most: check
ALTER DOMAIN app.percentage DROP CONSTRAINT at_most;
ALTER DOMAIN app.percentage ADD CONSTRAINT at_most CHECK (VALUE < 100);
-- undo:
ALTER DOMAIN app.percentage DROP CONSTRAINT at_most;
ALTER DOMAIN app.percentage ADD CONSTRAINT at_most CHECK (VALUE <= 100);

-- case: a constraint of a domain that was never validated
-- differs: not enforced constraint app.percentage.at_most: state
ALTER DOMAIN app.percentage DROP CONSTRAINT at_most;
ALTER DOMAIN app.percentage ADD CONSTRAINT at_most CHECK (VALUE <= 100) NOT VALID;
-- undo:
ALTER DOMAIN app.percentage VALIDATE CONSTRAINT at_most;

-- case: a constraint of a domain of another name
-- differs: changed constraint app.percentage.at_most: name
ALTER DOMAIN app.percentage RENAME CONSTRAINT at_most TO below;
-- undo:
ALTER DOMAIN app.percentage RENAME CONSTRAINT below TO at_most;
