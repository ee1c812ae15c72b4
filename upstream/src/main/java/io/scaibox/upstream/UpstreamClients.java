package io.scaibox.upstream;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the clients of a process, one a service, on one pool of connections. Thread-safe. */
public final class UpstreamClients {

  private final UpstreamSettings settings;
  private final MeterRegistry meters;
  private final Clock clock;
  private final HttpClient http;
  private final Map<String, UpstreamClient> clients = new ConcurrentHashMap<>();

  public UpstreamClients(UpstreamSettings settings, MeterRegistry meters, Clock clock) {
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
    this.http = UpstreamClient.httpClient(settings);
  }

  /**
   * Returns the client of a service, whose circuit breakers all its users share.
   *
   * @param service its name in failures and metrics, such as {@code scaigrid}
   */
  public UpstreamClient client(String service) {
    return clients.computeIfAbsent(
        service, name -> new UpstreamClient(name, http, settings, meters, clock));
  }
}
