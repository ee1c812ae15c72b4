package io.scaibox.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The house keeps its rules, and each rule fires on a violation that was planted for it. */
class ArchitectureTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.scaibox")
          .that(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are ours", HouseRules::isOurs));

  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .withImportOption(location -> location.contains("/planted/"))
          .importPackages("io.scaibox");

  @TestFactory
  Stream<DynamicTest> theHouseKeepsItsRules() {
    return HouseRules.all().entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(HOUSE)));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleFiresOnItsPlantedViolation() {
    return HouseRules.all().entrySet().stream().map(ArchitectureTest::fires);
  }

  private static DynamicTest fires(Map.Entry<String, ArchRule> rule) {
    return DynamicTest.dynamicTest(
        rule.getKey(),
        () ->
            assertThat(rule.getValue().evaluate(PLANTED).hasViolation())
                .as("planted violation of: " + rule.getKey())
                .isTrue());
  }
}
