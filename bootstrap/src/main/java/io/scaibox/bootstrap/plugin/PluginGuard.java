package io.scaibox.bootstrap.plugin;

import io.scaibox.domain.platform.Secret;
import io.scaibox.spi.BackendUnavailableException;
import io.scaibox.spi.NotSupportedException;
import io.scaibox.upstream.Redaction;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Calls one plugin on threads of its own, with its class loader, and never waits for it longer than
 * a deadline. What it throws comes out as a {@link PluginException} that names it; the process goes
 * on. Thread-safe.
 */
final class PluginGuard implements AutoCloseable {

  /** How long a plugin may take to be loaded or opened. */
  static final Duration START = Duration.ofSeconds(20);

  /** How long calls may take that have no deadline of their own. */
  static final Duration CALL = Duration.ofSeconds(10);

  private static final int MOST_CALLS = 64;

  private final String plugin;
  private final ClassLoader loader;
  private final List<Secret> secrets;
  private final ThreadPoolExecutor threads;

  PluginGuard(String plugin, ClassLoader loader, List<Secret> secrets) {
    this.plugin = plugin;
    this.loader = loader;
    this.secrets = List.copyOf(secrets);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            0,
            MOST_CALLS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              Thread thread = new Thread(work, "plugin-" + plugin + '-' + number.incrementAndGet());
              thread.setDaemon(true);
              thread.setContextClassLoader(loader);
              return thread;
            });
  }

  /** Returns a guard for finding out what a plugin is; close it afterwards. */
  static PluginGuard forLoading(String place, ClassLoader loader) {
    return new PluginGuard(place, loader, List.of());
  }

  String plugin() {
    return plugin;
  }

  /**
   * Calls the plugin.
   *
   * @param call what it is asked for, such as {@code queues.find}
   * @throws PluginException when it throws, doesn't come back, or gives null or a record with one
   * @throws BackendUnavailableException when it says so, with its words made safe
   */
  <T> T call(String call, Duration deadline, Callable<T> work) {
    return call(call, deadline, secrets, work);
  }

  /**
   * Calls the plugin as the other does.
   *
   * @param hidden what must not show in what the plugin says
   */
  <T> T call(String call, Duration deadline, List<Secret> hidden, Callable<T> work) {
    Future<Outcome<T>> future;
    try {
      future = threads.submit(() -> outcome(call, hidden, work));
    } catch (RejectedExecutionException e) {
      throw new PluginException(
          PluginException.Kind.BUSY,
          plugin,
          call,
          "has " + MOST_CALLS + " calls that have not come back");
    }
    try {
      Outcome<T> outcome = future.get(Math.max(1, deadline.toMillis()), TimeUnit.MILLISECONDS);
      if (outcome.failure() != null) {
        throw outcome.failure();
      }
      return Objects.requireNonNull(outcome.answer());
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new PluginException(
          PluginException.Kind.TIMED_OUT,
          plugin,
          call,
          "gave no answer within " + Math.max(1, deadline.toMillis()) + " ms");
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new PluginException(
          PluginException.Kind.TIMED_OUT, plugin, call, "was left when the process stopped");
    } catch (ExecutionException e) {
      throw new PluginException(
          PluginException.Kind.THREW, plugin, call, "threw something that can't be named");
    }
  }

  /** Returns the exception for an answer that breaks the port's rules. */
  PluginException nonsense(String call, String what) {
    return new PluginException(PluginException.Kind.NONSENSE, plugin, call, what);
  }

  /** Returns the secrets of the plugin's settings. */
  List<Secret> secrets() {
    return secrets;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private record Outcome<T>(@Nullable T answer, @Nullable RuntimeException failure) {}

  /**
   * Runs the plugin's code, looks its answer through and puts what it throws into words, all on its
   * own thread: even a list's iterator or an exception's message is code of the plugin's.
   */
  private <T> Outcome<T> outcome(String call, List<Secret> hidden, Callable<T> work) {
    Thread.currentThread().setContextClassLoader(loader);
    try {
      T answer = work.call();
      if (answer == null) {
        return new Outcome<>(null, nonsense(call, "gave null"));
      }
      return PortAnswers.missing(answer)
          .map(missing -> new Outcome<T>(null, nonsense(call, "gave nonsense: " + missing)))
          .orElseGet(() -> new Outcome<>(answer, null));
    } catch (BackendUnavailableException e) {
      return new Outcome<>(
          null,
          new BackendUnavailableException(
              Redaction.words(e.service(), hidden),
              Redaction.words(String.valueOf(e.getMessage()), hidden),
              e.retryAfter()));
    } catch (NotSupportedException e) {
      return new Outcome<>(
          null, new NotSupportedException(Redaction.words(String.valueOf(e.getMessage()), hidden)));
    } catch (Throwable e) {
      return new Outcome<>(
          null,
          new PluginException(
              PluginException.Kind.THREW, plugin, call, "threw " + words(e, hidden)));
    }
  }

  /** Names an error and its message, safely. */
  static String words(Throwable error, List<Secret> secrets) {
    Throwable cause = error;
    while (cause instanceof java.util.ServiceConfigurationError && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return cause.getClass().getName()
        + (message == null ? "" : ": " + Redaction.words(message, secrets));
  }
}
