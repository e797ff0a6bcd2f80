-- Clock values that were frozen when a definition was made, and those that only look so.
CREATE SCHEMA app;
CREATE TABLE app.t (live timestamp DEFAULT now(), frozen timestamp DEFAULT 'now'::timestamp, meant timestamp DEFAULT '2024-01-01 00:00:00');
CREATE VIEW app.since AS SELECT live FROM app.t WHERE live > 'now'::timestamptz;

-- case: made again at another time
-- differs: changed column app.t.frozen: default (warning)
ALTER TABLE app.t ALTER COLUMN frozen SET DEFAULT 'now'::timestamp;

-- case: a view made again at another time
-- differs: changed view app.since: definition (warning)
CREATE OR REPLACE VIEW app.since AS SELECT live FROM app.t WHERE live > 'now'::timestamptz;

-- case: frozen where it was not
-- differs: changed column app.t.live: default
ALTER TABLE app.t ALTER COLUMN live SET DEFAULT 'now'::timestamp;

-- case: another constant
-- differs: changed column app.t.meant: default
ALTER TABLE app.t ALTER COLUMN meant SET DEFAULT '2025-01-01 00:00:00';
