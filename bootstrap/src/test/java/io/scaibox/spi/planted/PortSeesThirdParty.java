package io.scaibox.spi.planted;

import org.slf4j.Logger;

/** Planted: partners' ports must have nothing third-party in their signatures. */
interface PortSeesThirdParty {
  void use(Logger logger);
}
