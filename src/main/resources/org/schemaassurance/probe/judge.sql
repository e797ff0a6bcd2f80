-- name: judge
-- Back to the role that connected, with values that look the same whatever anybody's settings are. What it sees are all rows, or an error.
RESET ROLE;
SET LOCAL search_path TO DEFAULT;
SET LOCAL row_security = off;
SET LOCAL datestyle = 'ISO, MDY';
SET LOCAL intervalstyle = 'postgres';
SET LOCAL timezone = 'UTC';
SET LOCAL bytea_output = 'hex';
SET LOCAL extra_float_digits = 1;
SET LOCAL standard_conforming_strings = on
