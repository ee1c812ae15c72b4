package io.scaibox.upstream.planted;

import io.scaibox.json.planted.CycleStart;

/** Planted: packages must have no cycles. */
public record CycleEnd(CycleStart start) {}
