package io.scaibox.bootstrap.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What plugins log is in the process's log, under their ids. */
class PluginLogTest {

  @Test
  void linesArriveWithLevelValuesAndCause() {
    Logger target = (Logger) LoggerFactory.getLogger("io.scaibox.plugin.rabbit");
    target.setLevel(Level.INFO);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    target.addAppender(lines);
    System.Logger log = new PluginLog("rabbit");
    log.log(System.Logger.Level.DEBUG, "too quiet");
    log.log(System.Logger.Level.INFO, "opened {0} of {1}", 1, 2);
    log.log(System.Logger.Level.ERROR, "lost", new IllegalStateException("gone"));
    target.detachAppender(lines);
    assertThat(lines.list)
        .extracting(line -> line.getLevel() + " " + line.getFormattedMessage())
        .containsExactly("INFO opened 1 of 2", "ERROR lost");
    assertThat(lines.list.get(1).getThrowableProxy().getMessage()).isEqualTo("gone");
    assertThat(log.getName()).isEqualTo("io.scaibox.plugin.rabbit");
    assertThat(log.isLoggable(System.Logger.Level.OFF)).isFalse();
  }
}
