package org.schemaassurance.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a database has and rules do not say, in the words of a snapshot: a change of it is a
 * difference, and breaks no rule.
 *
 * @param groups objects of one kind of which the same is not said, by kind
 * @param further kinds of object of which another one would break no rule
 */
public record Unsaid(List<Group> groups, Set<ObjectKind> further) {
  public Unsaid {
    groups = List.copyOf(groups);
    further = further.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(further));
  }

  /**
   * Some objects.
   *
   * @param names of parts with their owner's: {@code public.orders.status}; sorted
   * @param facts what is not said of them; empty for nothing at all
   */
  public record Group(ObjectKind kind, List<String> names, List<Fact> facts) {
    public Group {
      names = List.copyOf(names);
      facts = List.copyOf(facts);
    }
  }

  /**
   * A fact of an object.
   *
   * @param name as in a snapshot
   * @param part what of it is not said; empty for all of it
   */
  public record Fact(String name, String part) {
    @Override
    public String toString() {
      return part.isEmpty() ? name : name + " (" + part + ")";
    }
  }
}
