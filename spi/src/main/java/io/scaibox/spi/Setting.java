package io.scaibox.spi;

import java.util.List;
import java.util.Optional;

/**
 * One environment variable that a provider reads, declared so that it can be checked, listed and
 * explained before the adapter is opened.
 *
 * @param name upper case letters, digits and underscores, 2 to 64 of them, a letter first; names
 *     that begin with {@code SCAIBOX_} or {@code SCAIFLOW_} are the house's own
 * @param defaultValue what it is when it is not set, written as in the environment
 * @param required whether the process refuses to start without it, when its provider is used
 * @param least the smallest {@link Type#NUMBER}
 * @param most the largest {@link Type#NUMBER}
 * @param words the values of a {@link Type#WORD}
 * @param help one sentence: what it is for, with its unit
 */
public record Setting(
    String name,
    Type type,
    Optional<String> defaultValue,
    boolean required,
    int least,
    int most,
    List<String> words,
    String help) {

  /** What a setting's value must look like. */
  public enum Type {
    /** Any text. */
    TEXT,
    /** A whole number in a range. */
    NUMBER,
    /**
     * {@code true}, {@code 1}, {@code yes}, {@code on} or {@code false}, {@code 0}, {@code no},
     * {@code off}.
     */
    FLAG,
    /** A base URL: {@code http(s)://host[:port][/path]}, without user, query or fragment. */
    URL,
    /** A text that must not be seen. */
    SECRET,
    /** One of some words. */
    WORD
  }

  public Setting {
    words = List.copyOf(words);
  }

  /** Declares a text. */
  public static Setting text(String name, String help) {
    return new Setting(name, Type.TEXT, Optional.empty(), false, 0, 0, List.of(), help);
  }

  /** Declares a whole number from {@code least} to {@code most}, both included. */
  public static Setting number(String name, int least, int most, int defaultValue, String help) {
    Optional<String> fallback = Optional.of(String.valueOf(defaultValue));
    return new Setting(name, Type.NUMBER, fallback, false, least, most, List.of(), help);
  }

  /** Declares a flag that is off unless it is set. */
  public static Setting flag(String name, String help) {
    return new Setting(name, Type.FLAG, Optional.of("false"), false, 0, 0, List.of(), help);
  }

  /** Declares a base URL. */
  public static Setting url(String name, String help) {
    return new Setting(name, Type.URL, Optional.empty(), false, 0, 0, List.of(), help);
  }

  /** Declares a secret. */
  public static Setting secret(String name, String help) {
    return new Setting(name, Type.SECRET, Optional.empty(), false, 0, 0, List.of(), help);
  }

  /** Declares a choice among words; the first is the default. */
  public static Setting word(String name, List<String> words, String help) {
    return new Setting(name, Type.WORD, Optional.of(words.get(0)), false, 0, 0, words, help);
  }

  /** Returns this setting, without which the process refuses to start. */
  public Setting mandatory() {
    return new Setting(name, type, Optional.empty(), true, least, most, words, help);
  }

  /** Returns this setting with a value for when it is not set. */
  public Setting defaultsTo(String value) {
    return new Setting(name, type, Optional.of(value), false, least, most, words, help);
  }
}
