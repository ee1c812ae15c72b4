package io.scaibox.domain.planted;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Planted: the domain must see nothing but itself and the JDK. */
class DomainSeesLogging {
  private static final Logger LOG = LoggerFactory.getLogger(DomainSeesLogging.class);

  void log() {
    LOG.info("no");
  }
}
