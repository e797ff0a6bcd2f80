-- object: changelog/master.yaml
-- finding: changelog
-- by rule alone: each changeset is a finding
DROP TABLE databasechangelog;
