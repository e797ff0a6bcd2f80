package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * What is to be done about what is gone, switched off or changed, pasted: nothing differs any more.
 */
@Template
final class RepairAdviceIT {
  private static final String SCHEMA =
      """
      CREATE SCHEMA "Odd.S";
      CREATE TABLE "Odd.S"."T/t" (id int CONSTRAINT "pk /index x" PRIMARY KEY, "a.b" text, n int DEFAULT 1, at tsrange);
      CREATE TABLE public.child (id int PRIMARY KEY, parent int, kind text);
      ALTER TABLE public.child ADD CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES "Odd.S"."T/t" ON DELETE CASCADE DEFERRABLE;
      ALTER TABLE "Odd.S"."T/t" ADD CONSTRAINT "Few" CHECK (n > 0 AND "a.b" <> ''), ADD CONSTRAINT one UNIQUE ("a.b", n),
        ADD CONSTRAINT apart EXCLUDE USING gist (at WITH &&);
      CREATE INDEX "I.i" ON "Odd.S"."T/t" ("a.b" DESC, lower("a.b")) INCLUDE (n);
      CREATE UNIQUE INDEX part ON public.child (kind) WHERE kind <> 'a';
      CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER "T" BEFORE INSERT OR UPDATE OF "a.b" ON "Odd.S"."T/t" FOR EACH ROW WHEN (NEW."a.b" <> ') EXECUTE FUNCTION ') EXECUTE FUNCTION public.f('x', '1');
      CREATE TRIGGER statement AFTER DELETE OR TRUNCATE ON public.child EXECUTE FUNCTION public.f();
      CREATE RULE r AS ON DELETE TO public.child DO ALSO SELECT 1;
      CREATE TRIGGER plain AFTER INSERT ON public.child FOR EACH ROW EXECUTE FUNCTION public.f();
      CREATE TABLE public.kind (id int PRIMARY KEY);
      CREATE TABLE public.parts (id int, child int CONSTRAINT to_child REFERENCES public.kind) PARTITION BY RANGE (id);
      CREATE INDEX of_parts ON public.parts (id);
      """;

  private static List<Difference> between(SchemaSnapshot expected, TestDatabase database) {
    return SnapshotDiff.between(expected, LiveSnapshot.of(database));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE public.child DROP CONSTRAINT of_parent",
        "ALTER TABLE public.child DROP CONSTRAINT child_pkey",
        "ALTER TABLE \"Odd.S\".\"T/t\" DROP CONSTRAINT \"Few\"",
        "ALTER TABLE \"Odd.S\".\"T/t\" DROP CONSTRAINT one",
        "ALTER TABLE \"Odd.S\".\"T/t\" DROP CONSTRAINT apart",
        "ALTER TABLE public.child DROP CONSTRAINT of_parent; ALTER TABLE \"Odd.S\".\"T/t\" DROP CONSTRAINT \"pk /index x\"",
        "DROP INDEX \"Odd.S\".\"I.i\"",
        "DROP INDEX part",
        "DROP TRIGGER \"T\" ON \"Odd.S\".\"T/t\"",
        "DROP TRIGGER statement ON child",
        "ALTER TABLE \"Odd.S\".\"T/t\" DISABLE TRIGGER \"T\"",
        "ALTER TABLE child ENABLE REPLICA TRIGGER statement",
        "ALTER TABLE child DISABLE RULE r",
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = '\"Odd.S\".\"I.i\"'::regclass",
        "UPDATE pg_constraint SET convalidated = false WHERE conname = 'of_parent'",
        "ALTER TABLE child ALTER kind SET DEFAULT 'a', ALTER kind SET NOT NULL",
        "ALTER TABLE \"Odd.S\".\"T/t\" ALTER n SET DEFAULT 2",
        "ALTER TABLE \"Odd.S\".\"T/t\" ALTER n DROP DEFAULT; ALTER TABLE child DROP CONSTRAINT child_pkey, ALTER id DROP NOT NULL",
        "ALTER TABLE \"Odd.S\".\"T/t\" DROP CONSTRAINT \"Few\", ADD CONSTRAINT \"Few\" CHECK (n > 1)",
        "ALTER TABLE \"Odd.S\".\"T/t\" DROP CONSTRAINT one, ADD CONSTRAINT one UNIQUE (n)",
        "ALTER TABLE child ALTER CONSTRAINT of_parent DEFERRABLE INITIALLY DEFERRED",
        "ALTER TABLE child DROP CONSTRAINT of_parent, ADD CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES \"Odd.S\".\"T/t\" NOT VALID",
        "ALTER TABLE child RENAME CONSTRAINT of_parent TO \"Of parent\"",
        "ALTER INDEX part RENAME TO \"Part\"",
        "CREATE OR REPLACE TRIGGER \"T\" AFTER INSERT ON \"Odd.S\".\"T/t\" FOR EACH ROW EXECUTE FUNCTION f(); ALTER TABLE \"Odd.S\".\"T/t\" DISABLE TRIGGER \"T\""
      })
  void whatIsPastedMendsIt(String sabotage, TestDatabase database) throws Exception {
    database.execute(SCHEMA);
    SchemaSnapshot expected = LiveSnapshot.of(database);
    database.execute(sabotage);

    List<Difference> differences = new ArrayList<>(between(expected, database));

    assertThat(differences).isNotEmpty();
    // A reference is made behind the key that it needs.
    differences.sort(
        (one, other) ->
            Boolean.compare(
                one.object().contains("of_parent"), other.object().contains("of_parent")));
    for (Difference difference : differences) {
      String advice = new DriftAdvice(true).on(difference, Optional.empty());
      assertThat(advice).contains(";");
      // One by one, since some cannot run in a transaction block.
      for (String statement : advice.split("(?<=;)\n")) {
        database.execute(statement);
      }
    }
    assertThat(between(expected, database)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE public.child",
        "ALTER TABLE child ALTER parent TYPE bigint",
        "CREATE TRIGGER more BEFORE INSERT ON child FOR EACH ROW EXECUTE FUNCTION public.f()",
        "DROP RULE r ON child",
        "DROP INDEX part; CREATE UNIQUE INDEX part ON child (kind)",
        "DROP INDEX of_parts",
        "ALTER TABLE parts DROP CONSTRAINT to_child",
        "ALTER TABLE parts DROP CONSTRAINT to_child, ADD CONSTRAINT to_child FOREIGN KEY (child) REFERENCES kind ON DELETE SET NULL",
        "ALTER INDEX of_parts RENAME TO of_other_parts",
        "DROP TRIGGER plain ON child; CREATE CONSTRAINT TRIGGER plain AFTER INSERT ON child FOR EACH ROW EXECUTE FUNCTION public.f()"
      })
  void otherwisePeopleDecide(String sabotage, TestDatabase database) throws Exception {
    database.execute(SCHEMA);
    SchemaSnapshot expected = LiveSnapshot.of(database);
    database.execute(sabotage);

    assertThat(between(expected, database))
        .isNotEmpty()
        .allSatisfy(
            difference ->
                assertThat(new DriftAdvice(true).on(difference, Optional.empty())).endsWith("."));
  }
}
