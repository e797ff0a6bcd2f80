package org.schemaassurance.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.schemaassurance.AcceptedFindings;

/**
 * What a project accepts for a time.
 *
 * @param named the file that a parameter names; without it verify-rules/waivers.yaml, if it is
 *     there
 */
record Waivers(Path basedir, Optional<File> named) {
  AcceptedFindings accepted() {
    Path usual = basedir.resolve("verify-rules").resolve("waivers.yaml");
    return named
        .map(File::toPath)
        .or(() -> Optional.of(usual).filter(Files::exists))
        .map(FromHere::shown)
        .map(AcceptedFindings::in)
        .orElse(AcceptedFindings.NONE);
  }
}
