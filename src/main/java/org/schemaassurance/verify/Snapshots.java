package org.schemaassurance.verify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.files.Project.ProjectFile;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaSnapshot.Extra;

/** The database's whole schema beside snapshots of it, as {@code drift} compares them. */
public interface Snapshots {
  /** Where no rule asks for a snapshot, none is read. */
  Snapshots NONE = question -> new Answer.Refused("the schema was not read", Optional.empty());

  /** What the database has otherwise than a snapshot, of some objects. */
  Answer compare(Question question);

  /**
   * Which objects are compared with which snapshot.
   *
   * @param objects patterns of qualified names, {@code *} for any characters
   * @param kinds of which kinds; of all if empty
   * @param except patterns of names that are left out
   * @param closed whether an object counts that the snapshot has not
   * @param extras what is compared beyond the schema itself
   */
  record Question(
      ProjectFile file,
      List<String> objects,
      Set<ObjectKind> kinds,
      List<String> except,
      boolean closed,
      Set<Extra> extras) {
    public Question {
      objects = List.copyOf(objects);
      kinds = Set.copyOf(kinds);
      except = List.copyOf(except);
      extras = Set.copyOf(extras);
    }
  }

  /** Either what differs or the reason why that is not known. */
  sealed interface Answer {
    /**
     * @param differences each broken, as {@code drift} tells it
     * @param number of objects of the snapshot that were compared
     * @param matchingNothing the patterns that no object is like, in the snapshot or the database
     */
    record Compared(List<Finding> differences, int number, List<String> matchingNothing)
        implements Answer {
      public Compared {
        differences = List.copyOf(differences);
        matchingNothing = List.copyOf(matchingNothing);
      }
    }

    /** The schema could not be read. */
    record Refused(String reason, Optional<String> hint) implements Answer, Refusal {}
  }
}
