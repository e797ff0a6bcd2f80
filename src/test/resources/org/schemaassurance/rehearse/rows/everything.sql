-- All that a column, a key or a condition may be.
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN app.email AS text CHECK (VALUE ~ '^[^@]+@[^@]+$');
CREATE TYPE app.address AS (street text, number int, mail app.email);
CREATE DOMAIN app.percentage AS numeric(5, 2) CHECK (VALUE BETWEEN 0 AND 100);
CREATE DOMAIN app.required_code AS varchar(8) NOT NULL CHECK (length(VALUE) = 5);
CREATE DOMAIN app.narrow AS app.percentage CHECK (VALUE > 50);

CREATE TABLE app.types (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  a_bool bool NOT NULL, a_int2 int2 NOT NULL, a_int4 int NOT NULL, a_int8 bigint NOT NULL,
  a_float4 real NOT NULL, a_float8 float8 NOT NULL, a_numeric numeric NOT NULL, a_small numeric(4, 2) NOT NULL, a_scale numeric(3, 3) NOT NULL,
  a_money money NOT NULL, a_text text NOT NULL, a_varchar varchar NOT NULL, a_short varchar(2) NOT NULL, a_char char(5) NOT NULL, a_one char NOT NULL,
  an_internal "char" NOT NULL, a_name name NOT NULL,
  a_date date NOT NULL, a_time time NOT NULL, a_timetz timetz NOT NULL, a_timestamp timestamp NOT NULL, a_timestamptz timestamptz(0) NOT NULL, an_interval interval NOT NULL,
  a_uuid uuid NOT NULL, a_bytea bytea NOT NULL, a_json json NOT NULL, a_jsonb jsonb NOT NULL,
  an_inet inet NOT NULL, a_cidr cidr NOT NULL, a_mac macaddr NOT NULL, a_mac8 macaddr8 NOT NULL,
  a_bit bit(5) NOT NULL, a_bit1 bit NOT NULL, a_varbit varbit(7) NOT NULL,
  a_point point NOT NULL, a_line line NOT NULL, a_lseg lseg NOT NULL, a_box box NOT NULL, a_path path NOT NULL, a_polygon polygon NOT NULL, a_circle circle NOT NULL,
  a_tsvector tsvector NOT NULL, a_tsquery tsquery NOT NULL, an_lsn pg_lsn NOT NULL, an_oid oid NOT NULL, a_class regclass NOT NULL, an_xid xid NOT NULL, a_tid tid NOT NULL, a_jsonpath jsonpath NOT NULL, a_snapshot pg_snapshot NOT NULL,
  an_int4range int4range NOT NULL, a_numrange numrange NOT NULL, a_tsrange tsrange NOT NULL, a_tstzrange tstzrange NOT NULL, a_daterange daterange NOT NULL, an_int8range int8range NOT NULL, a_multirange int4multirange NOT NULL,
  some_texts text[] NOT NULL, some_ints int[] NOT NULL, some_varchars varchar(3)[] NOT NULL, some_numerics numeric(3, 1)[] NOT NULL, some_moods app.mood[] NOT NULL,
  a_mood app.mood NOT NULL, an_address app.address NOT NULL, an_email app.email NOT NULL, a_percentage app.percentage NOT NULL, a_code app.required_code, a_narrow app.narrow NOT NULL,
  doubled int GENERATED ALWAYS AS (a_int4 * 2) STORED,
  made_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE app.keys (
  id serial PRIMARY KEY,
  code char(3) NOT NULL UNIQUE,
  email app.email NOT NULL UNIQUE,
  login text NOT NULL,
  slug varchar(40) UNIQUE,
  number int NOT NULL,
  version smallint NOT NULL,
  mood app.mood NOT NULL,
  valid tstzrange NOT NULL,
  deleted_at timestamptz,
  UNIQUE (number, version),
  EXCLUDE USING gist (valid WITH &&)
);
CREATE UNIQUE INDEX login_unique ON app.keys (lower(login));
CREATE UNIQUE INDEX mood_unique ON app.keys (number, mood) WHERE deleted_at IS NULL;

CREATE TABLE app.checks (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed', 'lost')),
  done_at timestamptz,
  price numeric(8, 2) NOT NULL CHECK (price > 0),
  discount numeric(8, 2) NOT NULL CHECK (discount >= 0),
  rating int CHECK (rating BETWEEN 1 AND 5),
  far bigint NOT NULL CHECK (far >= 5000000000 AND far < 5000000100),
  born date NOT NULL CHECK (born < '2010-01-01'),
  expires timestamptz NOT NULL CHECK (expires > '2030-01-01 00:00+00'),
  opens time NOT NULL CHECK (opens BETWEEN '09:00' AND '17:00'),
  code varchar(10) NOT NULL CHECK (code LIKE 'INV-%'),
  country char(2) NOT NULL CHECK (country = upper(country)),
  zip text NOT NULL CHECK (zip ~ '^\d{5}$'),
  sku text NOT NULL UNIQUE CHECK (sku ~ '^[A-Z]{2}-\d{3,6}[a-z]?$'),
  website text CHECK (website LIKE 'https://%'),
  title text NOT NULL CHECK (length(title) BETWEEN 3 AND 20 AND title <> ''),
  extra jsonb NOT NULL CHECK (jsonb_typeof(extra) = 'object'),
  tags text[] NOT NULL CHECK (cardinality(tags) > 0),
  phone text, mail text,
  starts timestamp NOT NULL, ends timestamp NOT NULL,
  total numeric(10, 2) GENERATED ALWAYS AS (price - discount) STORED,
  CHECK (discount <= price),
  CHECK ((status = 'closed') = (done_at IS NOT NULL)),
  CHECK (num_nonnulls(phone, mail) = 1),
  CHECK (ends > starts),
  CHECK (total >= 0)
);

CREATE TABLE app.tenants (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE app.people (
  tenant_id int NOT NULL REFERENCES app.tenants,
  id int NOT NULL,
  manager_id int,
  name text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, manager_id) REFERENCES app.people
);
CREATE TABLE app.projects (
  tenant_id int NOT NULL REFERENCES app.tenants,
  id int NOT NULL,
  owner_id int NOT NULL,
  slug text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, slug),
  FOREIGN KEY (tenant_id, owner_id) REFERENCES app.people
);
CREATE TABLE app.members (
  tenant_id int NOT NULL,
  project_id int NOT NULL,
  person_id int NOT NULL,
  role text NOT NULL DEFAULT 'reader',
  PRIMARY KEY (tenant_id, project_id, person_id),
  FOREIGN KEY (tenant_id, project_id) REFERENCES app.projects,
  FOREIGN KEY (tenant_id, person_id) REFERENCES app.people
);
CREATE TABLE app.followers (
  follower_tenant int NOT NULL, follower int NOT NULL, followed_tenant int NOT NULL, followed int NOT NULL,
  PRIMARY KEY (follower_tenant, follower, followed_tenant, followed),
  FOREIGN KEY (follower_tenant, follower) REFERENCES app.people,
  FOREIGN KEY (followed_tenant, followed) REFERENCES app.people,
  CHECK ((follower_tenant, follower) <> (followed_tenant, followed))
);
CREATE TABLE app.profiles (
  tenant_id int, person_id int, bio text,
  PRIMARY KEY (tenant_id, person_id),
  FOREIGN KEY (tenant_id, person_id) REFERENCES app.people
);
CREATE TABLE app.categories (
  id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  parent_id int REFERENCES app.categories,
  root_id int NOT NULL REFERENCES app.categories,
  name text NOT NULL
);
CREATE TABLE app.departments (id serial PRIMARY KEY, head_id int, name text NOT NULL);
CREATE TABLE app.employees (id serial PRIMARY KEY, department_id int NOT NULL REFERENCES app.departments, name text NOT NULL);
ALTER TABLE app.departments ADD FOREIGN KEY (head_id) REFERENCES app.employees;

CREATE TABLE app.by_list (id bigint GENERATED ALWAYS AS IDENTITY, region text NOT NULL, amount int, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE app.by_list_eu PARTITION OF app.by_list FOR VALUES IN ('eu', 'uk');
CREATE TABLE app.by_list_us PARTITION OF app.by_list FOR VALUES IN ('us');
CREATE TABLE app.by_range (id uuid NOT NULL, at timestamptz NOT NULL, note text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE app.by_range_1 PARTITION OF app.by_range FOR VALUES FROM ('2031-01-01 00:00+00') TO ('2031-02-01 00:00+00');
CREATE TABLE app.by_range_2 PARTITION OF app.by_range FOR VALUES FROM ('2031-02-01 00:00+00') TO ('2031-03-01 00:00+00');
CREATE TABLE app.by_hash (id int PRIMARY KEY, note text) PARTITION BY HASH (id);
CREATE TABLE app.by_hash_0 PARTITION OF app.by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE app.by_hash_1 PARTITION OF app.by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE app.by_default (id int, kind int NOT NULL) PARTITION BY LIST (kind);
CREATE TABLE app.by_default_1 PARTITION OF app.by_default FOR VALUES IN (1);
CREATE TABLE app.by_default_rest PARTITION OF app.by_default DEFAULT;
CREATE TABLE app.two_levels (tenant int NOT NULL, at date NOT NULL, note text) PARTITION BY LIST (tenant);
CREATE TABLE app.two_levels_7 PARTITION OF app.two_levels FOR VALUES IN (7) PARTITION BY RANGE (at);
CREATE TABLE app.two_levels_7_1 PARTITION OF app.two_levels_7 FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');

CREATE TABLE app.deferred (id int PRIMARY KEY, place int NOT NULL UNIQUE DEFERRABLE INITIALLY DEFERRED, name text);
CREATE TABLE app.flags (flag bool PRIMARY KEY, note text);
CREATE TABLE app.only_numbers (id serial PRIMARY KEY);
CREATE TABLE app.no_columns ();
CREATE TABLE app.no_partitions (id int) PARTITION BY RANGE (id);
CREATE TABLE app.singleton (id int PRIMARY KEY DEFAULT 1 CHECK (id = 1), note text);
CREATE TABLE app."Quoted "" Table" ("Primary Key" int PRIMARY KEY, "select" text NOT NULL CHECK ("select" <> ''), "#" int);
CREATE TABLE app.parent (id int PRIMARY KEY, note text);
CREATE TABLE app.child (extra int) INHERITS (app.parent);
CREATE TABLE app.of_parent (parent_id int REFERENCES app.parent MATCH FULL, place app.address, places app.required_code[], numbers int2vector);
CREATE TABLE app.articles (id int PRIMARY KEY, title text NOT NULL, slug text GENERATED ALWAYS AS (lower(regexp_replace(title, '[^a-zA-Z0-9]+', '-', 'g'))) STORED UNIQUE);
CREATE TABLE app.numbered (id bigint GENERATED ALWAYS AS IDENTITY, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE app.numbered_2024 PARTITION OF app.numbered FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY RANGE (id);
CREATE TABLE app.numbered_2024_few PARTITION OF app.numbered_2024 FOR VALUES FROM (MINVALUE) TO (100000);
CREATE TABLE app.bookings (room int NOT NULL, during tsrange NOT NULL, EXCLUDE USING gist (during WITH &&));
CREATE TABLE app.protected (id int PRIMARY KEY, note text);
ALTER TABLE app.protected ENABLE ROW LEVEL SECURITY;

CREATE TABLE app.audit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL);
CREATE TABLE app.audited (id int PRIMARY KEY, note text);
CREATE FUNCTION app.audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO app.audit (what) VALUES (NEW.id); RETURN NEW; END $$;
CREATE TRIGGER audits AFTER INSERT ON app.audited FOR EACH ROW EXECUTE FUNCTION app.audit();

CREATE FUNCTION app.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no % today', TG_TABLE_NAME; END $$;
CREATE TABLE app.refused (id int PRIMARY KEY, note text);
CREATE TRIGGER refuses BEFORE INSERT ON app.refused FOR EACH ROW EXECUTE FUNCTION app.refuse();
CREATE TABLE app.refused_child (id int PRIMARY KEY REFERENCES app.refused);
CREATE FUNCTION app.refuse_odd() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id % 2 = 1 THEN RAISE EXCEPTION 'odd'; END IF; RETURN NEW; END $$;
CREATE TABLE app.half_refused (id int PRIMARY KEY, note text);
CREATE TRIGGER refuses BEFORE INSERT ON app.half_refused FOR EACH ROW EXECUTE FUNCTION app.refuse_odd();
CREATE TABLE app.impossible (id int PRIMARY KEY, note text, CHECK (id < 0 AND id > 0));

-- Circles of keys that may not be NULL: of two, at once and deferred, of three, and one to one.
CREATE TABLE app.teams (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, captain_id bigint NOT NULL, name text NOT NULL CHECK (length(name) > 2));
CREATE TABLE app.players (id bigserial PRIMARY KEY, team_id int NOT NULL REFERENCES app.teams, tenant_id int NOT NULL REFERENCES app.tenants);
ALTER TABLE app.teams ADD FOREIGN KEY (captain_id) REFERENCES app.players;
CREATE TABLE app.ring_a (code text PRIMARY KEY, b uuid NOT NULL);
CREATE TABLE app.ring_b (id uuid PRIMARY KEY, c int NOT NULL);
CREATE TABLE app.ring_c (id int PRIMARY KEY, a text NOT NULL REFERENCES app.ring_a DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE app.ring_a ADD FOREIGN KEY (b) REFERENCES app.ring_b DEFERRABLE;
ALTER TABLE app.ring_b ADD FOREIGN KEY (c) REFERENCES app.ring_c;
CREATE TABLE app.left_shoes (id int PRIMARY KEY, other int NOT NULL UNIQUE);
CREATE TABLE app.right_shoes (id int PRIMARY KEY, other int NOT NULL UNIQUE REFERENCES app.left_shoes);
ALTER TABLE app.left_shoes ADD FOREIGN KEY (other) REFERENCES app.right_shoes;
CREATE TABLE app.player_notes (player_id bigint NOT NULL REFERENCES app.players, note text);
