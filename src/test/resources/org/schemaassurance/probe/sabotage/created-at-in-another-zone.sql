-- object: created_at
-- new rooms are hours in the future
ALTER TABLE chat_rooms ALTER COLUMN created_at SET DEFAULT (now() AT TIME ZONE 'Pacific/Auckland');
