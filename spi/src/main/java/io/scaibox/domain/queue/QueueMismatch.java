package io.scaibox.domain.queue;

import java.util.ArrayList;
import java.util.List;

/** A queue that exists with another configuration than the flow declares, field by field. */
public record QueueMismatch(String queue, List<Difference> differences) {

  public QueueMismatch {
    differences = List.copyOf(differences);
  }

  /** One field with both of its values. */
  public record Difference(String field, String declared, String actual) {}

  /**
   * Compares what the flow declares and changes behaviour: mode and retries (reference/scaiqueue.md
   * 5). What either side leaves out is no difference.
   */
  public static List<Difference> between(QueueDeclaration declared, ExistingQueue actual) {
    List<Difference> differences = new ArrayList<>();
    declared
        .declaredMode()
        .flatMap(want -> actual.mode().filter(have -> have != want))
        .ifPresent(
            have ->
                differences.add(
                    new Difference("consumer_mode", declared.mode().word(), have.word())));
    declared
        .declaredMaxRetries()
        .flatMap(want -> actual.maxRetries().filter(have -> !have.equals(want)))
        .ifPresent(
            have ->
                differences.add(
                    new Difference(
                        "max_retries", String.valueOf(declared.maxRetries()), have.toString())));
    return List.copyOf(differences);
  }
}
