package io.scaibox.bootstrap.plugin;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A plugin's log, whose lines end up in the process's. The JDK's own loggers are left alone: a
 * bridge for all of them would also bring what the JDK says of itself. Thread-safe.
 */
final class PluginLog implements System.Logger {

  private final Logger log;

  PluginLog(String plugin) {
    this.log = LoggerFactory.getLogger("io.scaibox.plugin." + plugin);
  }

  @Override
  public String getName() {
    return log.getName();
  }

  @Override
  public boolean isLoggable(Level level) {
    return level != Level.OFF && log.isEnabledForLevel(slf4j(level));
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    if (isLoggable(level)) {
      LoggingEventBuilder line = log.atLevel(slf4j(level));
      (thrown == null ? line : line.setCause(thrown)).log(String.valueOf(message));
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... values) {
    if (isLoggable(level)) {
      String text = String.valueOf(format);
      log.atLevel(slf4j(level))
          .log(values == null || values.length == 0 ? text : MessageFormat.format(text, values));
    }
  }

  private static org.slf4j.event.Level slf4j(Level level) {
    return switch (level) {
      case ALL, TRACE -> org.slf4j.event.Level.TRACE;
      case DEBUG -> org.slf4j.event.Level.DEBUG;
      case INFO -> org.slf4j.event.Level.INFO;
      case WARNING -> org.slf4j.event.Level.WARN;
      case ERROR, OFF -> org.slf4j.event.Level.ERROR;
    };
  }
}
