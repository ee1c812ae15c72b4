package io.scaibox.emulator.planted;

import io.scaibox.domain.flow.NodeKind;

/** Planted: the emulator must not share our mistakes. */
record EmulatorSeesDomain(NodeKind kind) {}
