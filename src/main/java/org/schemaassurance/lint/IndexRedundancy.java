package org.schemaassurance.lint;

import java.util.List;
import org.schemaassurance.catalog.IndexFacts;

/**
 * Whether one index does all that another one does, so that the other one only costs. Asked of both
 * orders, at most one of two is redundant: the one that is easier to do without.
 */
final class IndexRedundancy {
  private static final String BTREE = "btree";

  private IndexRedundancy() {}

  /** Whether both have one definition, and the first is the one to drop. */
  static boolean isDuplicate(IndexFacts index, IndexFacts other) {
    return replaces(other, index)
        && index.columns().size() == other.columns().size()
        && (!replaces(index, other) || isEasierToDrop(index, other));
  }

  /** Whether the other one begins with all columns of the first, and has more. */
  static boolean isPrefix(IndexFacts index, IndexFacts other) {
    return index.columns().size() < other.columns().size() && replaces(other, index);
  }

  private static boolean replaces(IndexFacts other, IndexFacts index) {
    return index.valid()
        && other.valid()
        && !index.chosen()
        && index.table().equals(other.table())
        && index.method().equals(other.method())
        && index.predicate().equals(other.predicate())
        && answersTheSame(other, index)
        && refusesTheSame(other, index);
  }

  /** Any method finds the same by the same columns; a B-tree by its first ones, too. */
  private static boolean answersTheSame(IndexFacts other, IndexFacts index) {
    int length = index.columns().size();
    return (length == other.columns().size()
            || (length < other.columns().size() && index.method().equals(BTREE)))
        && begins(other.columns(), index.columns())
        && begins(other.operators(), index.operators())
        && hasOrder(other.orders(), index.orders())
        && index.included().stream()
            .allMatch(
                column -> other.included().contains(column) || other.columns().contains(column));
  }

  private static boolean begins(List<String> all, List<String> first) {
    return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
  }

  /** Read backwards, a B-tree has each order turned round: DESC is 1, NULLS FIRST 2. */
  private static boolean hasOrder(List<String> all, List<String> first) {
    return begins(all, first) || begins(all.stream().map(IndexRedundancy::turned).toList(), first);
  }

  private static String turned(String option) {
    return String.valueOf(Integer.parseInt(option) ^ 3);
  }

  /** One that refuses nothing can go; a key only if another one refuses the same. */
  private static boolean refusesTheSame(IndexFacts other, IndexFacts index) {
    if (!index.uniqueness().unique()) {
      return index.constraint().isEmpty();
    }
    return !index.uniqueness().primary()
        && other.uniqueness().unique()
        && index.columns().size() == other.columns().size()
        && index.uniqueness().immediate() == other.uniqueness().immediate()
        && (other.uniqueness().primary()
            || index.uniqueness().nullsNotDistinct() == other.uniqueness().nullsNotDistinct());
  }

  private static boolean isEasierToDrop(IndexFacts index, IndexFacts other) {
    return index.constraint().isPresent() != other.constraint().isPresent()
        ? index.constraint().isEmpty()
        : index.name().compareTo(other.name()) > 0;
  }
}
