package io.scaibox.http.server;

import java.time.Duration;

/**
 * Where and how the server listens.
 *
 * @param port 0: any free port
 * @param maxBodyBytes the largest body that is read
 * @param maxThreads how many requests are worked on at once at most
 * @param virtualThreads whether requests run on virtual threads (JDK 21 or newer)
 * @param drainTime how long a stopping server waits for requests that are being worked on
 */
public record HttpSettings(
    String host,
    int port,
    int maxBodyBytes,
    int maxThreads,
    boolean virtualThreads,
    Duration drainTime) {}
