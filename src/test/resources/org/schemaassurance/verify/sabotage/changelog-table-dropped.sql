-- object: changelog/master.yaml
-- finding: changelog: changelog/master.yaml
DROP TABLE databasechangelog;
