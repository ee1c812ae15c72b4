package io.scaibox.emulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that wait for calls to hit, oldest first. Thread-safe. */
public final class Faults {

  private final List<Fault> waiting = new ArrayList<>();

  /** Adds a fault. */
  public synchronized void add(Fault fault) {
    waiting.add(fault);
  }

  /** Removes all faults. */
  public synchronized void clear() {
    waiting.clear();
  }

  /** Returns what is waiting. */
  public synchronized List<Fault> waiting() {
    return List.copyOf(waiting);
  }

  /** Takes the fault for a call, if one matches and has no calls left to let pass. */
  public synchronized Optional<Fault> take(String method, String path) {
    for (int i = 0; i < waiting.size(); i++) {
      Fault fault = waiting.get(i);
      if (fault.matches(method, path)) {
        Fault rest = fault.hit();
        if (rest.times() > 0) {
          waiting.set(i, rest);
        } else {
          waiting.remove(i);
        }
        if (fault.skip() == 0) {
          return Optional.of(fault);
        }
      }
    }
    return Optional.empty();
  }
}
