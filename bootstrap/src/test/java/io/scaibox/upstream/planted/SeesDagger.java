package io.scaibox.upstream.planted;

import dagger.Module;

/** Planted: only the wiring may see Dagger. */
@Module
interface SeesDagger {}
