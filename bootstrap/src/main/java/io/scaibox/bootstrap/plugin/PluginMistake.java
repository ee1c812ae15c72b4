package io.scaibox.bootstrap.plugin;

/**
 * Something that is wrong with a plugin or with the choice of adapters; the process does not start.
 *
 * @param where the variable, or the jar or folder of the plugin
 * @param message what is wrong
 * @param fix how to mend it
 */
public record PluginMistake(String where, String message, String fix) {}
