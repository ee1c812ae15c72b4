package io.scaibox.persistence.credential;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;

/**
 * The cipher of a key file that may be rotated while the process runs: a changed file is read again
 * before the next use. Thread-safe.
 */
public final class KeyRing implements Aead {

  private final KeyFile file;
  private final Path path;
  private Aead cipher;
  private FileTime readAt;
  private boolean rotated;

  /** Opens the file, making it when there is none. */
  public KeyRing(Path path) {
    this.path = path;
    this.file = new KeyFile(path);
    this.cipher = file.open();
    this.readAt = modified();
    this.rotated = file.keyCount() > 1;
  }

  /** Says whether the file was rotated since this was asked last, or holds older keys at start. */
  public synchronized boolean takeRotated() {
    reloadIfRotated();
    boolean was = rotated;
    rotated = false;
    return was;
  }

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
    return current().encrypt(plaintext, associatedData);
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    return current().decrypt(ciphertext, associatedData);
  }

  private synchronized Aead current() {
    if (Files.exists(path)) {
      reloadIfRotated();
    }
    return cipher;
  }

  private void reloadIfRotated() {
    FileTime now = modified();
    if (!now.equals(readAt)) {
      cipher = file.open();
      readAt = now;
      rotated = true;
    }
  }

  private FileTime modified() {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new KeyFileException(
          "key file " + path + " can't be looked at", "Check that it exists.", e);
    }
  }
}
