-- object: changelog/master.yaml
DROP TABLE databasechangelog;
