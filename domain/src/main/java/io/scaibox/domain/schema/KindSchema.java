package io.scaibox.domain.schema;

import io.scaibox.domain.flow.NodeKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings that nodes of one kind take, in documented order. */
public record KindSchema(NodeKind kind, Map<String, FieldSchema> fields) {

  /** Every node may pause the run before it; see reference/scaiflow.md 16. */
  public static final String BREAKPOINT = "breakpoint";

  static KindSchema of(NodeKind kind, List<FieldSchema> fields) {
    Map<String, FieldSchema> byName = new LinkedHashMap<>();
    fields.forEach(field -> byName.put(field.name(), field));
    byName.put(
        BREAKPOINT,
        FieldSchema.field(BREAKPOINT, FieldType.BOOLEAN, "Pause the run before this node.")
            .or(false));
    return new KindSchema(kind, byName);
  }

  /** Returns a setting by its name. */
  public Optional<FieldSchema> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Returns the names of all settings. */
  public Set<String> names() {
    return fields.keySet();
  }
}
