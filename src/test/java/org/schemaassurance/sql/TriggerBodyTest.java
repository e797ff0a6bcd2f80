package org.schemaassurance.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.sql.BodyStatement.Assignment;
import org.schemaassurance.sql.BodyStatement.Block;
import org.schemaassurance.sql.BodyStatement.Choice;
import org.schemaassurance.sql.BodyStatement.Insertion;
import org.schemaassurance.sql.BodyStatement.Message;
import org.schemaassurance.sql.BodyStatement.Other;
import org.schemaassurance.sql.BodyStatement.Return;
import org.schemaassurance.sql.BodyStatement.Text;
import org.schemaassurance.sql.BodyStatement.Update;

final class TriggerBodyTest {
  @Test
  void theStatementsOfABlockAreToldApart() {
    List<BodyStatement> statements =
        statements(
            "NEW.title := upper(NEW.title);",
            "PERFORM pg_notify('rooms', NEW.id::text);",
            "RAISE NOTICE 'room %', NEW.id;",
            "NOTIFY rooms;",
            "RETURN NEW;");

    assertThat(statements)
        .extracting(statement -> statement.getClass().getSimpleName())
        .containsExactly("Assignment", "Evaluation", "Message", "Nothing", "Return");
    assertThat(((Assignment) statements.get(0)).target()).containsExactly("new", "title");
    assertThat(((Assignment) statements.get(0)).value().text()).isEqualTo("upper(NEW.title)");
    assertThat(texts(((Message) statements.get(2)).values())).containsExactly("'room %'", "NEW.id");
  }

  @Test
  void aVariableIsAnAssignmentWithItsDefaultIfItHasOne() {
    Block block =
        TriggerBody.of("DECLARE n int := count(*); m text DEFAULT 'a;b'; o int; BEGIN NULL; END");

    assertThat(block.variables())
        .extracting(variable -> variable.target().get(0), variable -> variable.value().text())
        .containsExactly(tuple("n", "count(*)"), tuple("m", "'a;b'"), tuple("o", ""));
  }

  @Test
  void aChoiceHasItsBranchesInOrderAndAConditionMayHaveACaseOfItsOwn() {
    Choice choice =
        (Choice)
            statement(
                "IF CASE WHEN a THEN b ELSE c END THEN RETURN NEW; ELSIF d THEN NULL; ELSE RETURN OLD; END IF;");

    assertThat(choice.branches())
        .extracting(branch -> branch.condition().text())
        .containsExactly("CASE WHEN a THEN b ELSE c END", "d");
    assertThat(choice.otherwise()).singleElement().isInstanceOf(Return.class);
  }

  @Test
  void aCaseOfASelectorComparesItWithEachValue() {
    Choice choice = (Choice) statement("CASE x WHEN 1, 2 THEN NULL; ELSE RETURN NEW; END CASE;");

    assertThat(choice.branches().get(0).condition().text()).isEqualTo("x IN (1, 2)");
  }

  @Test
  void aCaseWithoutElseRaisesAnErrorAndIsNotRead() {
    assertThatThrownBy(() -> statement("CASE x WHEN 1 THEN NULL; END CASE;"))
        .isInstanceOf(SqlTextException.class)
        .hasMessageContaining("expected 'else'");
  }

  @Test
  void handlersAreReadAndOthersIsSeen() {
    Block block =
        TriggerBody.of(
            "BEGIN RETURN NEW; EXCEPTION WHEN unique_violation THEN RETURN NULL; WHEN OTHERS THEN NULL; END;");

    assertThat(block.handled()).isTrue();
    assertThat(block.handlers()).hasSize(2);
  }

  @Test
  void anInsertHasItsTableColumnsAndValues() {
    Insertion insertion =
        (Insertion)
            statement(
                "INSERT INTO public.room (booking, title) VALUES (NEW.id, f(1, 2)) ON CONFLICT DO NOTHING;");

    assertThat(insertion.schema()).contains("public");
    assertThat(insertion.table()).isEqualTo("room");
    assertThat(insertion.columns()).containsExactly("booking", "title");
    assertThat(texts(insertion.values())).containsExactly("NEW.id", "f(1, 2)");
    assertThat(insertion.skipsConflicts()).isTrue();
    assertThat(insertion.whole().text())
        .startsWith("INSERT INTO public.room")
        .endsWith("DO NOTHING");
  }

  @Test
  void anInsertMayComputeItsRowsOfATransitionTable() {
    Insertion insertion =
        (Insertion) statement("INSERT INTO room SELECT r.id, 'x' FROM made AS r;");

    assertThat(insertion.source()).isEqualTo(Optional.of(new Insertion.Source("made", "r")));
    assertThat(texts(insertion.values())).containsExactly("r.id", "'x'");
  }

  @Test
  void anInsertMayCountRowsOfATransitionTable() {
    Insertion insertion =
        (Insertion)
            statement(
                "INSERT INTO room SELECT id, count(*) FROM made WHERE n > 1 GROUP BY id ON CONFLICT DO NOTHING;");

    Insertion.Source source = insertion.source().orElseThrow();
    assertThat(source.alias()).isEqualTo("made");
    assertThat(source.condition().text()).isEqualTo("n > 1");
    assertThat(texts(source.groups())).containsExactly("id");
    assertThat(insertion.skipsConflicts()).isTrue();
  }

  @Test
  void anUpdateMayComputeItsValuesOfAnotherRelation() {
    Update update =
        (Update) statement("UPDATE room r SET n = r.n + f.n FROM (SELECT 1 AS n) AS f WHERE true;");

    assertThat(update.alias()).isEqualTo("r");
    assertThat(update.from().map(Text::text)).contains("(SELECT 1 AS n) AS f");
  }

  @Test
  void anUpdateHasItsColumnsValuesAndCondition() {
    Update update =
        (Update) statement("UPDATE room SET title = NEW.title, n = n + 1 WHERE id = NEW.id;");

    assertThat(update.schema()).isEmpty();
    assertThat(update.columns()).containsExactly("title", "n");
    assertThat(texts(update.values())).containsExactly("NEW.title", "n + 1");
    assertThat(update.condition().text()).isEqualTo("id = NEW.id");
  }

  @Test
  void whatIsWrittenInAnotherFormIsOneOtherStatement() {
    assertThat(statement("INSERT INTO room SELECT id FROM made, others;"))
        .isInstanceOf(Other.class);
    assertThat(statement("UPDATE room AS r SET n = 1;")).isInstanceOf(Other.class);
    assertThat(statement("RAISE EXCEPTION 'no';")).isInstanceOf(Other.class);
    assertThat(((Other) statement("EXECUTE 'DROP TABLE room';")).text().text())
        .isEqualTo("EXECUTE 'DROP TABLE room'");
  }

  @Test
  void bothTablesOfAStatementMayBeJoined() {
    Insertion named =
        (Insertion)
            statement(
                "INSERT INTO room SELECT to_jsonb(o), to_jsonb(n) FROM gone o JOIN made n USING (id);");
    Insertion compared =
        (Insertion)
            statement(
                "INSERT INTO room SELECT 1 FROM gone INNER JOIN made AS n ON n.id = gone.id WHERE n.n > 1 ON CONFLICT DO NOTHING;");

    Insertion.Source source = named.source().orElseThrow();
    assertThat(source.alias()).isEqualTo("o");
    assertThat(source.join())
        .contains(new Insertion.Join("made", "n", List.of("id"), new Text(List.of(), "")));
    assertThat(compared.source().orElseThrow().alias()).isEqualTo("gone");
    assertThat(compared.source().flatMap(Insertion.Source::join).orElseThrow().condition().text())
        .isEqualTo("n.id = gone.id");
    assertThat(compared.source().orElseThrow().condition().text()).isEqualTo("n.n > 1");
    assertThat(compared.skipsConflicts()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gone LEFT JOIN made USING (id)",
        "gone CROSS JOIN made",
        "gone NATURAL JOIN made",
        "gone o JOIN made n USING (id) JOIN others USING (id)",
        "gone o JOIN made n ON n.id = o.id LEFT JOIN others ON true"
      })
  void whatIsJoinedInAnotherWayIsNotRead(String from) {
    assertThat(statement("INSERT INTO room SELECT 1 FROM " + from + ";")).isInstanceOf(Other.class);
  }

  @Test
  void eachRowOfValuesIsOneThatIsInserted() {
    Insertion insertion =
        (Insertion)
            statement("INSERT INTO room (id, who) VALUES (NEW.id, 1), (NEW.id, f(2, 3)), (1, 2);");

    assertThat(insertion.rows())
        .extracting(row -> texts(row.values()))
        .containsExactly(List.of("NEW.id", "1"), List.of("NEW.id", "f(2, 3)"), List.of("1", "2"));
    assertThat(insertion.rows()).allSatisfy(row -> assertThat(row.others()).hasSize(2));
  }

  @Test
  void aLoopIsAllThatIsToldOfABody() {
    Block block = TriggerBody.of("BEGIN FOR r IN SELECT 1 LOOP NULL; END LOOP; RETURN NEW; END");

    assertThat(block.statements()).singleElement().isInstanceOf(Other.class);
  }

  @Test
  void aTextThatIsNoBlockIsRefused() {
    assertThatThrownBy(() -> TriggerBody.of("SELECT 1"))
        .isInstanceOf(SqlTextException.class)
        .hasMessage("expected 'begin', found 'select'");
  }

  private static List<String> texts(List<Text> pieces) {
    return pieces.stream().map(Text::text).toList();
  }

  private static BodyStatement statement(String text) {
    return statements(text).get(0);
  }

  private static List<BodyStatement> statements(String... texts) {
    return TriggerBody.of("BEGIN " + String.join(" ", texts) + " END").statements();
  }
}
