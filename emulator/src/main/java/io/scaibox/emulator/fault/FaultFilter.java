package io.scaibox.emulator.fault;

import io.javalin.http.Context;
import io.scaibox.emulator.http.GridException;
import io.scaibox.emulator.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Makes faults happen to calls. */
public final class FaultFilter {

  private static final String TAKEN = "fault";

  private final Faults faults;

  public FaultFilter(Faults faults) {
    this.faults = faults;
  }

  /** Returns the word of the fault that hit a call, or the empty text. */
  public static String hit(Context context) {
    Fault fault = context.attribute(TAKEN);
    return fault == null ? "" : fault.kind().name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Runs before a call is carried out; says whether it is to be carried out. */
  public boolean before(Context context) {
    Optional<Fault> taken = faults.take(context.method().name(), context.path());
    if (taken.isEmpty()) {
      return true;
    }
    Fault fault = taken.get();
    context.attribute(TAKEN, fault);
    switch (fault.kind()) {
      case STATUS -> answerError(context, fault);
      case DELAY -> {
        pause(fault.delayMillis());
        return true;
      }
      case RESET -> cut(context);
      case SILENCE -> {
        pause(fault.delayMillis());
        cut(context);
      }
      case GARBAGE -> garbage(context);
      case ENDLESS -> context.status(200).contentType("application/json").result(endless());
      case EMPTY_LIST -> Json.answerBare(context, 200, Map.of("data", java.util.List.of()));
      default -> {
        return true;
      }
    }
    return false;
  }

  /** Runs after a call was carried out. */
  public void after(Context context) {
    Fault fault = context.attribute(TAKEN);
    if (fault == null) {
      return;
    }
    switch (fault.kind()) {
      case STATUS_AFTER -> answerError(context, fault);
      case RESET_AFTER -> cut(context);
      case SILENCE_AFTER -> {
        pause(fault.delayMillis());
        cut(context);
      }
      case GARBAGE_AFTER -> garbage(context);
      default -> {}
    }
  }

  private static void answerError(Context context, Fault fault) {
    if (fault.retryAfter() >= 0) {
      context.header("Retry-After", String.valueOf(fault.retryAfter()));
    }
    Json.answerError(context, new GridException(fault.status(), fault.code(), fault.message()));
  }

  private static void garbage(Context context) {
    context.status(200).contentType("application/json").result("<html>{\"data\": nope");
  }

  private static void cut(Context context) {
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** An answer that starts like JSON and goes on for 4 GiB, or until nobody reads any more. */
  private static InputStream endless() {
    return new InputStream() {
      private long left = 4L << 30;

      @Override
      public int read() {
        return left-- > 0 ? ' ' : -1;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left <= 0) {
          return -1;
        }
        Arrays.fill(buffer, offset, offset + length, (byte) ' ');
        left -= length;
        return length;
      }
    };
  }
}
