package io.scaibox.emulator;

/**
 * How the emulator behaves.
 *
 * @param host the address to listen on
 * @param port 0: any free port
 * @param latencyMillis how long every emulated call takes at least
 * @param callsPerMinute the rate limit per key; 0: none
 * @param pageSize the largest page of lists
 * @param adminKey an API key that may do everything
 * @param tenantSlug slug of the tenant that the key belongs to
 */
public record EmulatorSettings(
    String host,
    int port,
    long latencyMillis,
    int callsPerMinute,
    int pageSize,
    String adminKey,
    String tenantSlug) {

  /** The token that the emulated ScaiVault lets in. */
  public static final String EXAMPLE_VAULT_TOKEN = "skt_EXAMPLEVAULTEXAMPLEVAULT00001";

  /** The key that demo and examples use. */
  public static final String EXAMPLE_KEY = "sgk_EXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE01";

  /** An emulator on a free loopback port, without latency or limits. */
  public static EmulatorSettings onFreePort() {
    return new EmulatorSettings("127.0.0.1", 0, 0, 0, 50, EXAMPLE_KEY, "dev");
  }

  /** Returns these settings with another latency. */
  public EmulatorSettings withLatency(long millis) {
    return new EmulatorSettings(host, port, millis, callsPerMinute, pageSize, adminKey, tenantSlug);
  }
}
