-- What a linter suspects and is not so: of none of it anything may be told.
CREATE TABLE public.maker (tenant integer, id integer, code integer NOT NULL, PRIMARY KEY (tenant, id));
CREATE UNIQUE INDEX maker_code ON public.maker (code);
ALTER TABLE public.maker ADD CONSTRAINT maker_code_id UNIQUE (code, id);

-- A foreign key with an index whose columns have another order, or that leaves out NULLs alone.
CREATE TABLE public.item (id integer PRIMARY KEY, tenant integer, maker integer, code integer,
  CONSTRAINT item_maker FOREIGN KEY (tenant, maker) REFERENCES public.maker,
  CONSTRAINT item_code FOREIGN KEY (code) REFERENCES public.maker (code));
CREATE INDEX item_maker_tenant ON public.item (maker, tenant);
CREATE INDEX item_code_there ON public.item (code) WHERE code IS NOT NULL;

-- Of a partitioned table whose partitions each have theirs.
CREATE TABLE public.sale (id integer, day date, code integer REFERENCES public.maker (code), PRIMARY KEY (day, id)) PARTITION BY RANGE (day);
CREATE TABLE public.sale_1 (code integer, id integer NOT NULL, day date NOT NULL);
ALTER TABLE public.sale ATTACH PARTITION public.sale_1 FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');
CREATE INDEX ON public.sale_1 (code);

-- Two to one table that reference different columns of it, though both are of one column.
CREATE TABLE public.pair (a integer PRIMARY KEY, b integer UNIQUE, UNIQUE (b, a));
CREATE TABLE public.half (id integer PRIMARY KEY, a integer, CONSTRAINT half_a FOREIGN KEY (a) REFERENCES public.pair (a), CONSTRAINT half_b FOREIGN KEY (a) REFERENCES public.pair (b));
CREATE INDEX ON public.half (a);

-- Indexes that differ by order, operator class, collation, method, condition, expression, what they include, and what they refuse.
CREATE TABLE public.note (id integer PRIMARY KEY, parent_id integer, a integer, b integer, t text, tags text[], d integer NOT NULL);
CREATE INDEX note_ab ON public.note (a, b);
CREATE INDEX note_ab_desc ON public.note (a, b DESC);
CREATE INDEX note_t ON public.note (t);
CREATE INDEX note_t_pattern ON public.note (t text_pattern_ops);
CREATE INDEX note_t_c ON public.note (t COLLATE "C");
CREATE INDEX note_t_hash ON public.note USING hash (t);
CREATE INDEX note_t_some ON public.note (t, a) WHERE a > 0;
CREATE INDEX note_lower ON public.note (lower(t));
CREATE INDEX note_upper ON public.note (upper(t), b);
CREATE INDEX note_b_with_t ON public.note (b) INCLUDE (t);
CREATE INDEX note_b_d ON public.note (b, d);
CREATE UNIQUE INDEX note_d ON public.note (d);
CREATE INDEX note_da ON public.note (d, a);
CREATE INDEX note_tags ON public.note USING gin (tags);
ALTER TABLE public.note ADD CONSTRAINT note_later UNIQUE (a, d) DEFERRABLE;
ALTER TABLE public.note ADD CONSTRAINT note_now UNIQUE (a, d);

-- A condition that ends as the name of a column that is never NULL does.
CREATE INDEX note_id_parent ON public.note (id, t) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX note_tags_once ON public.note (tags);

-- A sequence that begins anew, and one that nobody has asked yet.
CREATE SEQUENCE public.round AS smallint MAXVALUE 10 CYCLE;
SELECT setval('public.round', 10);
CREATE SEQUENCE public.fresh AS smallint;

-- What belongs to Liquibase, and has no primary key.
CREATE TABLE public.databasechangelog (id text, author text);

-- Triggers that fire more than ordinary ones, and one on a partition like its table's.
CREATE FUNCTION public.stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER note_always BEFORE INSERT ON public.note FOR EACH ROW EXECUTE FUNCTION public.stamp();
ALTER TABLE public.note ENABLE ALWAYS TRIGGER note_always;
CREATE TRIGGER sale_stamp BEFORE INSERT ON public.sale FOR EACH ROW EXECUTE FUNCTION public.stamp();
