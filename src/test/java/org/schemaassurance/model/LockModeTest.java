package org.schemaassurance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LockModeTest {

  /** Table 13.2 of the manual, "Conflicting Lock Modes": X where two of them conflict. */
  @ParameterizedTest
  @CsvSource({
    "ACCESS_SHARE,           .......X",
    "ROW_SHARE,              ......XX",
    "ROW_EXCLUSIVE,          ....XXXX",
    "SHARE_UPDATE_EXCLUSIVE, ...XXXXX",
    "SHARE,                  ..XX.XXX",
    "SHARE_ROW_EXCLUSIVE,    ..XXXXXX",
    "EXCLUSIVE,              .XXXXXXX",
    "ACCESS_EXCLUSIVE,       XXXXXXXX"
  })
  void conflictsAreThoseOfTheManual(LockMode mode, String row) {
    assertThat(
            Arrays.stream(LockMode.values())
                .map(other -> mode.conflictsWith(other) ? "X" : ".")
                .collect(Collectors.joining()))
        .isEqualTo(row);
  }

  @ParameterizedTest
  @CsvSource({
    "ROW_EXCLUSIVE,          ''",
    "SHARE_UPDATE_EXCLUSIVE, VACUUM",
    "SHARE,                  'INSERT, UPDATE, DELETE, VACUUM'",
    "EXCLUSIVE,              'INSERT, UPDATE, DELETE, VACUUM'",
    "ACCESS_EXCLUSIVE,       'SELECT, INSERT, UPDATE, DELETE, VACUUM'"
  })
  void whoWaitsFollowsFromTheConflicts(LockMode mode, String work) {
    assertThat(mode.blocks().stream().map(Work::name).collect(Collectors.joining(", ")))
        .isEqualTo(work);
  }

  @Test
  void onlyTheStrongestBlocksReaders() {
    assertThat(LockMode.values())
        .filteredOn(LockMode::blocksReads)
        .containsExactly(LockMode.ACCESS_EXCLUSIVE);
  }

  @ParameterizedTest
  @EnumSource
  void aModeIsFoundByTheNameThatPgLocksHas(LockMode mode) {
    assertThat(LockMode.ofCatalogName(mode.catalogName())).isEqualTo(mode);
    assertThat(mode.catalogName()).isEqualToIgnoringCase(mode.toString().replace(" ", "") + "Lock");
  }

  @Test
  void aModeThatIsNoneOfATableIsRefused() {
    assertThatThrownBy(() -> LockMode.ofCatalogName("SIReadLock"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lock mode 'SIReadLock' is not known");
  }
}
