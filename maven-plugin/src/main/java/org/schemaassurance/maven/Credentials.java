package org.schemaassurance.maven;

import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.schemaassurance.model.UsageException;

/**
 * Who logs in.
 *
 * @param user the role; empty for what the URL or the environment says
 * @param password empty for what the environment or the pass file says
 */
record Credentials(Optional<String> user, Optional<String> password) {
  /** Nobody is named. */
  static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty());

  /**
   * Those of a server in settings.xml.
   *
   * @throws UsageException if there is no such server
   */
  static Credentials ofServer(String id, MavenSession session, SettingsDecrypter decrypter) {
    Server server =
        Optional.ofNullable(session.getSettings().getServer(id))
            .orElseThrow(() -> new UsageException("settings.xml has no server '" + id + "'."));
    Server decrypted = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server)).getServer();
    return new Credentials(
        Optional.ofNullable(decrypted.getUsername()), Optional.ofNullable(decrypted.getPassword()));
  }

  /** These, and where they say nothing the others. */
  Credentials orElse(Credentials others) {
    return new Credentials(user.or(others::user), password.or(others::password));
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "credentials" + user.map(name -> " of " + name).orElse("");
  }
}
