package io.scaibox.scaigrid.manifest;

/** Bytes that are no SCIR bundle, and why. */
public final class BundleException extends Exception {

  private static final long serialVersionUID = 1L;

  BundleException(String message) {
    super(message);
  }
}
