package io.scaibox.json.planted;

import io.scaibox.upstream.planted.CycleEnd;

/** Planted: packages must have no cycles. */
public record CycleStart(CycleEnd end) {}
