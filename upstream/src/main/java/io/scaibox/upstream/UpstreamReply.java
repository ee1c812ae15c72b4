package io.scaibox.upstream;

import io.scaibox.domain.json.JsonValue;

/** A 2xx answer: its status and its body, JSON null when it had none. */
public record UpstreamReply(int status, JsonValue body) {}
