package io.scaibox.emulator.log;

import java.util.ArrayList;
import java.util.List;

/** Remembers the newest calls that reached the emulated services. Thread-safe. */
public final class CallLog {

  private static final int KEPT = 20_000;

  private final List<Call> calls = new ArrayList<>();
  private long nextNumber = 1;

  /**
   * One call.
   *
   * @param status the answer's status; 0 when a fault kept the answer back
   * @param fault the fault that was injected, or the empty text
   */
  public record Call(
      long number,
      String at,
      String method,
      String path,
      int status,
      String fault,
      String requestId,
      String traceParent,
      String body) {}

  /** Adds a call. */
  public synchronized void add(
      String at,
      String method,
      String path,
      int status,
      String fault,
      String requestId,
      String traceParent,
      String body) {
    if (calls.size() == KEPT) {
      calls.remove(0);
    }
    calls.add(
        new Call(nextNumber++, at, method, path, status, fault, requestId, traceParent, body));
  }

  /** Returns the calls with numbers above {@code after}. */
  public synchronized List<Call> after(long after) {
    return calls.stream().filter(call -> call.number() > after).toList();
  }

  /** Forgets all calls. */
  public synchronized void clear() {
    calls.clear();
  }
}
