package io.scaibox.example.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import io.scaibox.spi.UpstreamCall;
import io.scaibox.spi.UpstreamFailure;
import io.scaibox.spi.UpstreamFailure.Kind;
import io.scaibox.spi.UpstreamResult;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the broker, made when it is first needed and made anew when it broke.
 * Thread-safe.
 */
final class Broker implements AutoCloseable {

  static final String SERVICE = "rabbitmq";

  private final ConnectionFactory factory;
  private @Nullable Connection connection;

  Broker(ConnectionFactory factory) {
    this.factory = factory;
  }

  /** Work on the broker. */
  interface Work<T> {
    UpstreamResult<T> on(Connection connection)
        throws IOException, TimeoutException, InterruptedException;
  }

  /** Does some work; whatever goes wrong is a failure of the broker. */
  <T> UpstreamResult<T> call(UpstreamCall call, Work<T> work) {
    if (call.timeLeft().isZero()) {
      return failed(Kind.TIMED_OUT, "no time was left");
    }
    Connection connected;
    try {
      connected = connected();
    } catch (PossibleAuthenticationFailureException e) {
      return failed(Kind.REFUSED, "the broker refused the user or the password");
    } catch (IOException | TimeoutException e) {
      return failed(Kind.UNREACHABLE, "the broker can't be reached: " + words(e));
    }
    try {
      return work.on(connected);
    } catch (TimeoutException e) {
      return failed(Kind.TIMED_OUT, "no answer in time: " + words(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(Kind.TIMED_OUT, "the call was interrupted");
    } catch (IOException | ShutdownSignalException e) {
      return failed(Kind.BROKEN, words(e));
    }
  }

  /** Says whether an error is the broker's answer with this AMQP reply code. */
  static boolean isAnswer(Exception error, String code) {
    return error.getCause() instanceof ShutdownSignalException shutdown
        && String.valueOf(shutdown.getReason()).contains("reply-code=" + code);
  }

  static <T> UpstreamResult<T> failed(Kind kind, String message) {
    return UpstreamResult.failed(
        new UpstreamFailure(
            kind,
            SERVICE,
            Optional.empty(),
            Optional.empty(),
            message,
            Optional.empty(),
            Optional.empty()));
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      connection.abort(2_000);
    }
  }

  private synchronized Connection connected() throws IOException, TimeoutException {
    if (connection == null || !connection.isOpen()) {
      connection = factory.newConnection("scaibox");
    }
    return connection;
  }

  /** The broker's own words lie in the cause of the exception that the client throws. */
  private static String words(Exception error) {
    Throwable cause = error;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String text = String.valueOf(cause.getMessage());
    return text.length() <= 300 ? text : text.substring(0, 300);
  }
}
