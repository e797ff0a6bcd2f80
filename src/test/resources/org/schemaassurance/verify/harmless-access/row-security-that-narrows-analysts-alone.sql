-- Everybody is let through, and one who only reads is restricted.
CREATE ROLE "${database}_analyst" LOGIN;
GRANT SELECT ON users, lessons TO "${database}_analyst";
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE lessons ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody ON users USING (true) WITH CHECK (true);
CREATE POLICY everybody ON lessons USING (true) WITH CHECK (true);
CREATE POLICY not_deleted ON lessons AS RESTRICTIVE FOR SELECT TO "${database}_analyst" USING (deleted_at IS NULL);
CREATE POLICY few ON users AS RESTRICTIVE TO "${database}_analyst" USING (email LIKE '%.example');
