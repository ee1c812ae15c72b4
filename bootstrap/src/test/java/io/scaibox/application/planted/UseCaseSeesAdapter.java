package io.scaibox.application.planted;

import io.scaibox.persistence.database.Database;

/** Planted: use cases must see no adapter, print nothing, read no clock and no environment. */
class UseCaseSeesAdapter {
  private String apiKey = String.valueOf(System.getenv("SCAIGRID_API_KEY"));

  void use(Database database) {
    System.out.println(java.time.Instant.now() + apiKey + database);
    System.out.println(java.time.Clock.systemUTC());
  }
}
