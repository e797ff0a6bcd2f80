package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.DatabaseRole;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.Judgement;

/**
 * Whether those to whom something was granted can begin a session at all. An owner that cannot log
 * in is nothing to speak of, nor is a group whose members can.
 */
record LoginsOfWhoever(String what, Access access, RolesThatMay roles) {

  List<Judgement> judge() {
    List<Judgement> judgements = new ArrayList<>();
    if (access.database().connectionLimit() == 0) {
      judgements.add(closed(SqlIdentifier.display(access.database().name())));
    }
    boolean somebodyCan = !roles.loggingIn().isEmpty();
    for (DatabaseRole role : roles.shutOut()) {
      Judgement shutOut = shutOut(role);
      judgements.add(somebodyCan ? shutOut.asWarning() : shutOut);
    }
    roles.behindSetRole().forEach(role -> judgements.add(behindSetRole(role).asWarning()));
    return judgements;
  }

  private Judgement behindSetRole(DatabaseRole role) {
    String group = SqlIdentifier.display(role.name());
    List<String> members =
        role.strangers().stream().filter(member -> access.roles().get(member).canLogIn()).toList();
    String names = SqlIdentifier.displayAll(members);
    return Judgement.broken(
        group,
        Phrase.of("a member that can log in and inherits its rights")
            .saying("that somebody who logs in may " + what + " at once"),
        Phrase.of("only members that do not inherit: " + names)
            .saying(
                "only "
                    + names
                    + ", who may not before SET ROLE "
                    + group
                    + ": it does not inherit"),
        members.stream()
            .map(SqlIdentifier::display)
            .map(
                member ->
                    "Let it inherit: up to PostgreSQL 15 by ALTER ROLE "
                        + member
                        + " INHERIT, from 16 on by GRANT "
                        + group
                        + " TO "
                        + member
                        + " WITH INHERIT TRUE.")
            .collect(Collectors.joining(" ")));
  }

  private static Judgement closed(String database) {
    return Judgement.broken(
        database,
        Phrase.of("a database that takes connections"),
        Phrase.of("CONNECTION LIMIT 0").addingInSentence(": only superusers get in"),
        "ALTER DATABASE " + database + " CONNECTION LIMIT -1;");
  }

  private Judgement shutOut(DatabaseRole role) {
    DatabaseRole who =
        Stream.concat(Stream.of(role), role.members().stream().map(access.roles()::get))
            .filter(DatabaseRole::login)
            .findFirst()
            .orElse(role);
    return Judgement.broken(
        SqlIdentifier.display(role.name()),
        Phrase.of("a role that can log in")
            .saying("that it can log in, or a member of it, for it was granted " + what),
        Phrase.of(why(who)).saying(found(role, who)),
        repair(who));
  }

  private static String found(DatabaseRole role, DatabaseRole who) {
    return role.equals(who)
        ? why(who)
        : "only " + SqlIdentifier.display(who.name()) + ", which can't: " + why(who);
  }

  private static String why(DatabaseRole role) {
    if (!role.login()) {
      return role.members().isEmpty() ? "NOLOGIN, and no member" : "NOLOGIN, for its members too";
    }
    if (role.expired().isPresent()) {
      return "a password that was VALID UNTIL " + role.expired().get();
    }
    return role.connectionLimit() == 0 ? "CONNECTION LIMIT 0" : "no CONNECT on the database";
  }

  private String repair(DatabaseRole role) {
    String name = SqlIdentifier.display(role.name());
    if (!role.login()) {
      return "ALTER ROLE " + name + " LOGIN;";
    }
    if (role.expired().isPresent()) {
      return "ALTER ROLE " + name + " VALID UNTIL 'infinity';";
    }
    return role.connectionLimit() == 0
        ? "ALTER ROLE " + name + " CONNECTION LIMIT -1;"
        : "GRANT CONNECT ON DATABASE "
            + SqlIdentifier.display(access.database().name())
            + " TO "
            + name
            + ";";
  }
}
