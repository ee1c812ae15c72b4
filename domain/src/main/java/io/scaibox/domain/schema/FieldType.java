package io.scaibox.domain.schema;

/** What a setting holds, and so how it is checked and whether names in it are resolved. */
public enum FieldType {
  /** A string that means nothing further. */
  TEXT,
  /** A string in which {@code {{…}}} placeholders are filled in. */
  TEMPLATE,
  /** A string that is an expression. */
  EXPRESSION,
  /** A template when the string has a placeholder, else an expression; other JSON is itself. */
  COMPUTED,
  /** Any JSON; strings in it are templates. */
  VALUE,
  /** An object whose strings are templates. */
  OBJECT_VALUE,
  /** A list whose strings are templates. */
  LIST_VALUE,
  /** Any JSON, taken as it is. */
  RAW,
  /** A list, taken as it is. */
  RAW_LIST,
  /** Names bound to expressions for one node; a list of names binds each to itself. */
  BINDINGS,
  /** Field names with their types, or one type. */
  OUTPUT_SCHEMA,
  /** True or false. */
  BOOLEAN,
  /** A whole number in a range. */
  INTEGER,
  /** A length of time such as {@code 30s}. */
  DURATION,
  /** Five cron fields. */
  CRON,
  /** An IANA time zone. */
  TIMEZONE,
  /** A queue's slug. */
  QUEUE,
  /** A scope's slug. */
  SCOPE,
  /** A list of strings, not empty. */
  COMMAND,
  /** One of a set of words. */
  CHOICE,
  /** An identifier that gets bound. */
  IDENTIFIER,
  /** Another Core, {@code core://tenant/core}. */
  CORE_URI,
  /** A role of the model registry. */
  ROLE
}
