package io.scaibox.application.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No problem without an entry, no entry without its texts. */
class ErrorCatalogueTest {

  @Test
  void everyKindOfProblemHasExactlyOneEntry() {
    Set<Class<?>> kinds = new HashSet<>();
    collect(Problem.class, kinds);
    Set<Class<?>> listed = new HashSet<>();
    ErrorCatalogue.entries().forEach(entry -> listed.add(entry.type()));
    assertThat(listed).isEqualTo(kinds);
  }

  @Test
  void codesAreUniqueAndEveryEntryExplainsItself() {
    assertThat(ErrorCatalogue.entries()).extracting(ErrorEntry::code).doesNotHaveDuplicates();
    assertThat(ErrorCatalogue.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.code()).matches("[a-z_]+");
              assertThat(entry.status()).isBetween(400, 599);
              assertThat(entry.cause()).isNotBlank();
              assertThat(entry.remedy()).isNotBlank();
            });
  }

  private static void collect(Class<?> sealed, Set<Class<?>> kinds) {
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        collect(permitted, kinds);
      } else {
        kinds.add(permitted);
      }
    }
  }
}
