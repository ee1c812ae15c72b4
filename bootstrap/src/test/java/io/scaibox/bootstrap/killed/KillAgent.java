package io.scaibox.bootstrap.killed;

import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * A Java agent that halts a server at a chosen journal write: nothing of it is in the product.
 *
 * <p>It counts the writes of the deployment journal in a file, each once before and once after, and
 * at the chosen count the thread stops, for the test to kill the process, or another one: it goes
 * on once there is a file named like the count file with {@code .go} behind.
 */
public final class KillAgent {

  private KillAgent() {}

  /** Starts with {@code countFile:stopAt} as argument; 0 stops nowhere. */
  public static void premain(String argument, Instrumentation instrumentation) {
    int colon = argument.lastIndexOf(':');
    System.setProperty("kill.file", argument.substring(0, colon));
    System.setProperty("kill.at", argument.substring(colon + 1));
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(AgentBuilder.RedefinitionStrategy.DISABLED)
        .type(ElementMatchers.named("io.scaibox.persistence.deploy.JooqDeploymentJournal"))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(
                    Advice.to(Around.class)
                        .on(
                            ElementMatchers.namedOneOf(
                                "acquire", "advance", "finish", "release", "takeOver"))))
        .installOn(instrumentation);
  }

  /** What is woven around every journal write. */
  public static final class Around {
    private Around() {}

    @Advice.OnMethodEnter
    static void before(@Advice.Origin("#m") String method) {
      KillPoint.reached("before " + method);
    }

    @Advice.OnMethodExit
    static void after(@Advice.Origin("#m") String method) {
      KillPoint.reached("after " + method);
    }
  }

  /** A point at which the process may be killed. */
  public static final class KillPoint {
    private static int count;

    private KillPoint() {}

    /** Counts the point, and never returns from the chosen one. */
    public static void reached(String name) {
      if (name.endsWith("takeOver")) {
        return;
      }
      int now;
      synchronized (KillPoint.class) {
        now = ++count;
      }
      try {
        Files.writeString(
            Path.of(System.getProperty("kill.file")),
            now + " " + name + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        if (now == Integer.getInteger("kill.at")) {
          awaitGo();
        }
      } catch (java.io.IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void awaitGo() throws InterruptedException {
      Path go = Path.of(System.getProperty("kill.file") + ".go");
      while (!Files.exists(go)) {
        Thread.sleep(10);
      }
    }
  }
}
