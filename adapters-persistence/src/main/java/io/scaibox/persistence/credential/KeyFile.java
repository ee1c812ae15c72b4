package io.scaibox.persistence.credential;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * The file with the keys that secrets are encrypted with: made at the first start, readable by its
 * owner only.
 *
 * <p>Rotating adds a key and makes it the one that encrypts; older ones stay, to decrypt what they
 * encrypted. Not thread-safe; read once at start.
 */
public final class KeyFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;

  static {
    try {
      AeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the AEAD ciphers could not be registered", e);
    }
  }

  public KeyFile(Path path) {
    this.path = path;
  }

  /** Returns the cipher of the file's keys, making the file when there is none. */
  public Aead open() {
    if (!Files.exists(path)) {
      create();
    }
    requireOwnerOnly();
    return cipher(read());
  }

  /** Says whether the file exists. */
  public boolean exists() {
    return Files.exists(path);
  }

  /** Returns how many keys the file holds: more than one once it was rotated. */
  public int keyCount() {
    return read().size();
  }

  /** Adds a fresh key that encrypts from now on, and returns the cipher of all keys. */
  public Aead rotate() {
    requireOwnerOnly();
    try {
      KeysetHandle.Builder builder = KeysetHandle.newBuilder(read());
      builder.addEntry(
          KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
              .withRandomId()
              .makePrimary());
      KeysetHandle rotated = builder.build();
      write(rotated, (fresh, target) -> Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE));
      return cipher(rotated);
    } catch (GeneralSecurityException e) {
      throw new KeyFileException("key file " + path + " can't be rotated", "Check the file.", e);
    }
  }

  private void create() {
    try {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      write(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), KeyFile::linkUnlessThere);
    } catch (GeneralSecurityException | IOException e) {
      throw new KeyFileException(
          "key file " + path + " can't be made: " + e.getMessage(),
          "Make its folder writable, or set SCAIFLOW_KEY_FILE to another place.",
          e);
    }
  }

  private KeysetHandle read() {
    try {
      String json = Files.readString(path, StandardCharsets.UTF_8);
      return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException | IOException e) {
      throw new KeyFileException(
          "key file " + path + " can't be read",
          "Restore the key file from your backup; without it stored credentials are lost.",
          e);
    }
  }

  private void requireOwnerOnly() {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      if (!OWNER_ONLY.containsAll(permissions)) {
        throw new KeyFileException(
            "key file "
                + path
                + " is open to others ("
                + PosixFilePermissions.toString(permissions)
                + ")",
            "Run: chmod 600 " + path,
            null);
      }
    } catch (UnsupportedOperationException e) {
      // A file system without POSIX permissions: its own access rules apply.
    } catch (IOException e) {
      throw new KeyFileException(
          "key file " + path + " can't be looked at", "Check that it exists.", e);
    }
  }

  /**
   * Writes beside the file and moves into place, so that a crash leaves the old file or the new.
   */
  private void write(KeysetHandle keys, Placing placing) {
    try {
      String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
      Path fresh =
          path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid() + ".new");
      Files.deleteIfExists(fresh);
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly())) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(json);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      placing.place(fresh, path);
    } catch (GeneralSecurityException | IOException e) {
      throw new KeyFileException(
          "key file " + path + " can't be written: " + e.getMessage(),
          "Make its folder writable.",
          e);
    }
  }

  /**
   * Puts a first key file into its place; the one of a process that started at the same moment and
   * was faster stays, and is read instead.
   */
  private static void linkUnlessThere(Path fresh, Path target) throws IOException {
    try {
      Files.createLink(target, fresh);
    } catch (FileAlreadyExistsException e) {
      // The other process's keys are as good as these, and are already used.
    } catch (UnsupportedOperationException e) {
      Files.move(fresh, target);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Puts a written file into its place. */
  private interface Placing {
    void place(Path fresh, Path target) throws IOException;
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static Aead cipher(KeysetHandle keys) {
    try {
      return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the keys are no AEAD keys", e);
    }
  }
}
