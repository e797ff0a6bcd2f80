package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A changeset as a changelog's files declare it. File, id and author together are its identity.
 *
 * @param file relative to the changelog's root, as Liquibase stores it in FILENAME
 * @param checksum as Liquibase stores it in MD5SUM, with the version of the algorithm: {@code 9:…}
 * @param contexts the context expression as written
 * @param labels the labels as written
 * @param dbms the databases it is limited to (a leading {@code !} excludes one); empty means all
 * @param line where it starts in its file, from 1
 * @param objects what its SQL creates, by display name, in order of appearance: {@code
 *     public.orders}, {@code public.orders.order_reserves_stock} for triggers and constraints,
 *     {@code public.f(integer)} for routines; an unqualified name counts as in {@code public}
 */
public record DeclaredChangeset(
    String file,
    String id,
    String author,
    String checksum,
    Optional<String> contexts,
    Optional<String> labels,
    Set<String> dbms,
    boolean runAlways,
    boolean runOnChange,
    int line,
    List<String> objects) {
  public DeclaredChangeset {
    dbms = Set.copyOf(dbms);
    objects = List.copyOf(objects);
  }
}
