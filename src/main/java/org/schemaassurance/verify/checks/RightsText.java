package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.schemaassurance.model.Right;
import org.schemaassurance.sql.GrantText;
import org.schemaassurance.yaml.YamlMapping;

/** Rights as rules have them: objects by privilege, {@code {SELECT: [public.a, public.b (id)]}}. */
final class RightsText {
  private RightsText() {}

  /** Those of a key; none where the key is not there. */
  static List<Right> byPrivilege(YamlMapping mapping, String key) {
    List<Right> rights = new ArrayList<>();
    mapping
        .listEntries(key)
        .forEach(
            (privileges, objects) ->
                rights.addAll(
                    mapping.parsed(
                        key,
                        () ->
                            objects.stream()
                                .map(GrantText::on)
                                .flatMap(on -> rights(privileges, on))
                                .toList())));
    return rights;
  }

  private static Stream<Right> rights(String privileges, GrantText.On on) {
    return Arrays.stream(privileges.split(","))
        .map(privilege -> privilege.strip().toUpperCase(Locale.ROOT))
        .flatMap(privilege -> GrantText.rights(privilege, on.object(), on.columns()).stream());
  }

  /** What is said of a whole table is meant of any column of it. */
  static Right atAll(Right right) {
    return right.column().isEmpty() ? GrantText.atAll(right) : right;
  }
}
