package org.schemaassurance.rehearse.hints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.model.TableSizes;

/** What statements say in ways that the pages' examples don't, by every hint there is. */
final class TextHintsTest {
  private static final HintSearch ALL = new HintSearch(Hints.ALL, TableSizes.UNKNOWN);

  private static String told(boolean inTransaction, String sql) {
    return ALL
        .in(
            ChangesetText.of(List.of(sql), inTransaction, List.of(), Shop.OBJECTS),
            Optional.empty())
        .stream()
        .map(found -> found.hint().id() + " " + found.object())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE public.orders ADD token uuid DEFAULT public.uuid_generate_v4()  | volatile-default public.orders
          ALTER TABLE IF EXISTS ONLY public.orders ADD COLUMN IF NOT EXISTS n bigint GENERATED ALWAYS AS IDENTITY | serial-column-added public.orders
          ALTER TABLE public.orders ADD a text, ADD b text NOT NULL                   | required-column-added public.orders
          ALTER TABLE public.orders ADD COLUMN p bigint CONSTRAINT q REFERENCES public.product (id) | foreign-key-with-column public.orders
          ALTER TABLE public.orders RENAME note TO remark                             | column-renamed public.orders
          ALTER TABLE public.orders DROP IF EXISTS note CASCADE                       | column-dropped public.orders, drop-cascade public.orders
          DELETE FROM public.orders; ALTER TABLE public.orders ADD b text NOT NULL    | delete-without-where public.orders
          TRUNCATE public.orders; ALTER TABLE public.orders ADD b text NOT NULL       | table-truncated public.orders
          DELETE FROM public.orders WHERE true; ALTER TABLE public.orders ADD b text NOT NULL | required-column-added public.orders
          ALTER TABLE public.orders RENAME TO purchase                                | table-renamed public.orders
          ALTER TABLE public.orders SET SCHEMA archive                                | table-renamed public.orders
          DROP SCHEMA IF EXISTS reports CASCADE                                       | drop-cascade reports
          DROP EXTENSION "uuid-ossp" CASCADE                                          | drop-cascade "uuid-ossp"
          DROP MATERIALIZED VIEW public.turnover CASCADE                              | drop-cascade public.turnover
          DROP INDEX public.orders_note                                               | index-dropped-without-concurrently public.orders_note
          REINDEX (VERBOSE) TABLE public.orders                                       | reindex-without-concurrently public.orders
          ALTER TABLE public.promotion ADD PRIMARY KEY (id)                           | primary-key-added public.promotion
          ALTER TABLE public.event DETACH PARTITION public.event_2029                 | detach-without-concurrently public.event
          REINDEX TABLE CONCURRENTLY public.orders                                    | concurrently-in-transaction public.orders
          ALTER TABLE public.event DETACH PARTITION public.event_2029 CONCURRENTLY    | concurrently-in-transaction ALTER TABLE public.event DETACH PARTITION public.event_2029 CONCURRENTLY
          VACUUM (FULL, ANALYZE) public.orders                                        | refused-in-transaction VACUUM, table-clustered public.orders
          CREATE DATABASE other                                                       | refused-in-transaction CREATE DATABASE
          SET SESSION statement_timeout = 0                                           | setting-leaks statement_timeout
          SET search_path TO shop                                                     | setting-leaks search_path
          SET session_replication_role = replica                                      | setting-leaks session_replication_role, trigger-disabled session_replication_role
          TRUNCATE ONLY public.legacy, public.event CASCADE                           | table-truncated public.event, table-truncated public.legacy
          UPDATE ONLY public.orders SET note = (SELECT 1)                             | update-without-where public.orders
          DELETE FROM public.orders                                                   | delete-without-where public.orders
          INSERT INTO databasechangelog (id) VALUES ('x')                             | liquibase-table-changed public.databasechangelog
          GRANT ALL ON ALL TABLES IN SCHEMA public TO pg_monitor, PUBLIC              | granted-to-public public
          GRANT EXECUTE ON FUNCTION public.order_of(bigint) TO PUBLIC                 | granted-to-public public.order_of
          ALTER USER app WITH LOGIN PASSWORD 'x'                                      | password-in-changelog app
          LOCK public.orders, public.legacy IN SHARE MODE                             | table-locked public.legacy, table-locked public.orders
          CREATE SEQUENCE IF NOT EXISTS public.invoice_number                         | if-not-exists-hides public.invoice_number
          CREATE TABLE public.v (a char(3), b varchar, c time with time zone)         | char-type public.v.a, varchar-type public.v.b
          CREATE TABLE public.v (a character varying(9), b timestamp(3), id int PRIMARY KEY) | int-key public.v.id, timestamp-type public.v.b, varchar-type public.v.a
          CREATE TABLE public.v (a timetz, b money, c "char", CHECK (a IS NOT NULL))  | char-type public.v.c, money-type public.v.b, timestamp-type public.v.a
          CREATE TABLE v (a text)                                                     | unqualified-name public.v
          """)
  void isTold(String sql, String expected) {
    assertThat(told(true, sql)).isEqualTo(Optional.ofNullable(expected).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE public.orders ADD COLUMN a timestamptz DEFAULT now()
          ALTER TABLE public.orders ADD COLUMN a text NOT NULL DEFAULT 'random()'
          ALTER TABLE public.orders RENAME CONSTRAINT a TO b
          ALTER TABLE public.promotion ADD CONSTRAINT p PRIMARY KEY USING INDEX p
          ALTER TABLE public.orders ALTER b DROP DEFAULT
          ALTER TABLE public.nothing DROP COLUMN a
          ALTER TABLE public.orders DROP COLUMN IF EXISTS gone
          SELECT 'VACUUM; DROP TABLE public.orders'
          ROLLBACK TO SAVEPOINT a
          SET LOCAL lock_timeout = '2s'
          SET CONSTRAINTS ALL DEFERRED
          SET TRANSACTION ISOLATION LEVEL SERIALIZABLE
          UPDATE public.orders SET note = '' WHERE id = 1
          INSERT INTO public.legacy VALUES (1)
          SELECT * FROM public.databasechangelog
          CREATE FUNCTION public.f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1'
          CREATE FUNCTION public.f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END
          CREATE TABLE IF NOT EXISTS public.voucher (code text)
          REFRESH MATERIALIZED VIEW CONCURRENTLY public.turnover
          ALTER TYPE public.unknown ADD VALUE 'x'
          CREATE TABLE public.v (a bit varying(3), b timestamp with time zone, c bigint PRIMARY KEY)
          """)
  void isNotTold(String sql) {
    assertThat(told(true, sql)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DO $$ BEGIN ALTER TABLE public.orders DROP COLUMN note; END $$                                         | column-dropped public.orders
          DO LANGUAGE plpgsql $$ BEGIN IF true THEN DROP TABLE public.legacy; ELSE TRUNCATE public.orders; END IF; END $$ | table-dropped public.legacy, table-truncated public.orders
          DO $$ DECLARE i int := 1; BEGIN WHILE i < 3 LOOP UPDATE public.orders SET note = ''; i := i + 1; END LOOP; END $$ | update-without-where public.orders
          DO $$ BEGIN EXECUTE 'ALTER TABLE public.orders RENAME COLUMN a TO b'; END $$                           | column-renamed public.orders
          DO $$ BEGIN EXECUTE 'DELETE FROM public.legacy' USING 1; SET lock_timeout = 1; END $$                  | delete-without-where public.legacy, setting-leaks lock_timeout
          DO $$ BEGIN EXECUTE 'DO $i$ BEGIN DROP TABLE public.legacy; END $i$'; END $$                           | table-dropped public.legacy
          DO $$ BEGIN EXECUTE ('DROP TABLE public.legacy'); EXECUTE format('DROP TABLE %s', 'public.legacy'); END $$ |
          DO $$ BEGIN RAISE NOTICE 'DROP TABLE public.legacy;'; PERFORM 1; COMMIT; BEGIN NULL; END; END $$      |
          DO LANGUAGE plpython3u $$ BEGIN; DROP TABLE public.legacy; $$                                          |
          DO $$ BEGIN UPDATE public.orders SET note = CASE WHEN true THEN note ELSE note END WHERE id = 1; END $$ |
          """)
  void whatIsWrittenInADoBlockIsToldToo(String sql, String expected) {
    assertThat(told(true, sql)).isEqualTo(Optional.ofNullable(expected).orElse(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX CONCURRENTLY a ON public.orders (note)
          DROP INDEX CONCURRENTLY public.orders_note
          REINDEX (CONCURRENTLY) INDEX public.orders_note
          VACUUM ANALYZE public.orders
          ALTER TYPE public.channel ADD VALUE 'x'
          COMMIT
          SET lock_timeout = 1; ALTER TABLE public.orders ADD a int; RESET lock_timeout
          SET lock_timeout = 1; RESET ALL
          """)
  void isFineOutsideOfATransaction(String sql) {
    assertThat(told(false, sql)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE public.orders DISABLE TRIGGER ALL                                                | trigger-disabled public.orders
          ALTER TABLE public.orders DISABLE TRIGGER a; ALTER TABLE public.legacy ENABLE TRIGGER ALL    | trigger-disabled public.orders
          """)
  void aTriggerThatStaysOffIsTold(String sql, String expected) {
    assertThat(told(true, sql)).isEqualTo(expected);
  }
}
