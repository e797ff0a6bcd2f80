-- Text search and documents: generated vectors, expression indexes, text search objects, functions over jsonb.
CREATE SCHEMA search;
CREATE TEXT SEARCH DICTIONARY search.names (TEMPLATE = simple, ACCEPT = false);
CREATE TEXT SEARCH CONFIGURATION search.articles (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION search.articles ALTER MAPPING FOR asciiword, word WITH search.names, english_stem;
ALTER TEXT SEARCH CONFIGURATION search.articles DROP MAPPING FOR url_path;
CREATE TABLE search.articles (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), title text NOT NULL, body text NOT NULL DEFAULT '', language regconfig NOT NULL DEFAULT 'english', document jsonb NOT NULL DEFAULT '{"tags": []}', published tstzrange DEFAULT tstzrange(now(), NULL, '[)'),
  vector tsvector GENERATED ALWAYS AS (setweight(to_tsvector('english'::regconfig, title), 'A') || setweight(to_tsvector('english'::regconfig, COALESCE(body, '')), 'B')) STORED,
  slug text GENERATED ALWAYS AS (lower(regexp_replace(title, '[^a-zA-Z0-9]+', '-', 'g'))) STORED,
  CONSTRAINT document_shape CHECK (jsonb_typeof(document -> 'tags') = 'array' AND NOT document ? 'password' AND (document ->> 'rank')::integer BETWEEN 1 AND 5),
  CONSTRAINT title_length CHECK (char_length(title) <= 200 AND title !~ '^\s' AND title NOT LIKE E'%\n%')
);
CREATE INDEX articles_vector ON search.articles USING gin (vector);
CREATE INDEX articles_tags ON search.articles USING gin ((document -> 'tags'));
CREATE INDEX articles_rank ON search.articles (((document ->> 'rank')::integer) DESC NULLS LAST) WHERE document @> '{"listed": true}';
CREATE UNIQUE INDEX articles_slug ON search.articles (slug COLLATE "C") INCLUDE (title);
CREATE INDEX articles_path ON search.articles ((document #>> '{meta,source}'), lower(title) text_pattern_ops);
CREATE INDEX articles_published ON search.articles USING gist (published range_ops);
CREATE COLLATION search.numeric_order (PROVIDER = icu, LOCALE = 'en-u-kn-true');
ALTER TABLE search.articles ADD COLUMN code text COLLATE search.numeric_order;
CREATE FUNCTION search.find(query text, VARIADIC tags text[] DEFAULT '{}') RETURNS TABLE (id uuid, title text, rank real) LANGUAGE sql STABLE PARALLEL SAFE COST 500 ROWS 20 AS $$
  SELECT a.id, a.title, ts_rank(a.vector, q) AS rank
  FROM search.articles a, websearch_to_tsquery('english', query) q
  WHERE a.vector @@ q AND (cardinality(tags) = 0 OR a.document -> 'tags' ?| tags)
  ORDER BY rank DESC, a.id
$$;
CREATE FUNCTION search.tags(a search.articles) RETURNS text[] LANGUAGE sql IMMUTABLE RETURN ARRAY(SELECT jsonb_array_elements_text((a).document -> 'tags'));
CREATE VIEW search.tagged AS SELECT a.id, t.tag, t.place, a.document ->> 'rank' AS rank, a.document #> '{meta}' AS meta, e.key, e.value FROM search.articles a CROSS JOIN LATERAL jsonb_array_elements_text(a.document -> 'tags') WITH ORDINALITY t (tag, place) LEFT JOIN LATERAL jsonb_each(a.document) e ON e.key <> 'tags' WHERE t.tag IS NOT NULL AND a.published @> now();
CREATE VIEW search.headlines AS SELECT id, ts_headline('english', body, plainto_tsquery('english', 'word'), 'MaxWords=10') AS headline, xmlelement(name article, xmlattributes(id AS id), title) AS xml, json_build_object('id', id, 'title', title) AS json FROM search.articles;
CREATE STATISTICS search.ranks ON (document ->> 'rank'), (lower(title)) FROM search.articles;
