package io.scaibox.bootstrap.command;

import io.scaibox.bootstrap.configuration.Configuration;
import io.scaibox.bootstrap.configuration.Environment;
import io.scaibox.persistence.credential.KeyFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code scaibox keys}: looks after the keys that secrets are encrypted with. */
@Command(
    name = "keys",
    description = "Looks after the keys that stored secrets are encrypted with.",
    mixinStandardHelpOptions = true)
final class KeysCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: rotate");
  }

  @Command(
      name = "rotate",
      description = {
        "Adds a fresh key and makes it the one that encrypts.",
        "A running server notices within seconds and encrypts stored credentials anew; no restart"
            + " is needed. Older keys stay in the file, so that backups can still be read."
      },
      mixinStandardHelpOptions = true)
  int rotate() {
    Path path = Configuration.readKeyFile(Environment.ofProcess(Path.of(""), InstallFolder.find()));
    KeyFile file = new KeyFile(path);
    PrintWriter out = spec.commandLine().getOut();
    if (!file.exists()) {
      file.open();
      out.println("made " + path + " with its first key");
    } else {
      file.rotate();
      out.println("rotated " + path + "; it now has " + file.keyCount() + " keys");
    }
    out.flush();
    return 0;
  }
}
