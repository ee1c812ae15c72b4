package io.scaibox.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules of the house, by the name under which a planted violation proves that each fires. */
final class HouseRules {

  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(apiKey|password|bearer|accessToken|clientSecret).*");
  private static final List<String> ADAPTERS =
      List.of("http", "scaigrid", "scaiqueue", "persistence");

  private HouseRules() {}

  /** Returns all rules. */
  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "domain sees only itself and the JDK",
        classes()
            .that()
            .resideInAPackage("io.scaibox.domain..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("io.scaibox.domain..", "java..", "org.jspecify..")));
    rules.put(
        "partners' ports see only records of ours and the JDK",
        classes()
            .that()
            .resideInAPackage("io.scaibox.spi..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    "io.scaibox.spi..",
                    "io.scaibox.domain.credential",
                    "io.scaibox.domain.json",
                    "io.scaibox.domain.platform",
                    "io.scaibox.domain.queue",
                    "java..",
                    "org.jspecify..")));
    rules.put(
        "use cases see no adapter",
        noClasses()
            .that()
            .resideInAPackage("io.scaibox.application..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "io.scaibox.http..",
                    "io.scaibox.scaigrid..",
                    "io.scaibox.scaiqueue..",
                    "io.scaibox.persistence..",
                    "io.scaibox.upstream..",
                    "io.scaibox.json..",
                    "io.scaibox.bootstrap..",
                    "io.scaibox.emulator..",
                    "io.javalin..",
                    "org.jooq..",
                    "tools.jackson..")));
    for (String adapter : ADAPTERS) {
      rules.put("adapter " + adapter + " sees no other", adapterRule(adapter));
    }
    rules.put(
        "the emulator sees nothing of ours",
        noClasses()
            .that()
            .resideInAPackage("io.scaibox.emulator..")
            .should()
            .dependOnClassesThat(
                DescribedPredicate.describe(
                    "are ours outside the emulator",
                    type ->
                        type.getPackageName().startsWith("io.scaibox.")
                            && !type.getPackageName().startsWith("io.scaibox.emulator"))));
    rules.put(
        "only the wiring sees Dagger",
        noClasses()
            .that()
            .resideOutsideOfPackage("io.scaibox.bootstrap.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dagger.."));
    rules.put(
        "packages have no cycles",
        slices().matching("io.scaibox.(*).(*)..").should().beFreeOfCycles());
    rules.put(
        "time comes from a clock",
        noClasses()
            .that()
            .resideInAPackage("io.scaibox..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));
    rules.put(
        "clocks are handed in",
        noClasses()
            .that()
            .resideOutsideOfPackages("io.scaibox.bootstrap.wiring..", "io.scaibox.emulator")
            .should()
            .callMethod(Clock.class, "systemUTC"));
    rules.put(
        "the environment is read by the configuration",
        noClasses()
            .that()
            .resideOutsideOfPackage("io.scaibox.bootstrap.configuration..")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class));
    rules.put(
        "only commands print",
        noClasses()
            .that()
            .resideOutsideOfPackage("io.scaibox.bootstrap.command..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
    rules.put(
        "secrets are of type Secret",
        fields()
            .that(
                DescribedPredicate.describe(
                    "have the name of a secret and hold text",
                    (JavaField field) ->
                        SECRET_NAME.matcher(field.getName()).matches()
                            && field.getRawType().isEquivalentTo(String.class)))
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("io.scaibox.emulator..")
            .should(SecretFields.beOfTypeSecret())
            .allowEmptyShould(true));
    rules.put(
        "jOOQ's generated types stay in persistence",
        noClasses()
            .that()
            .resideOutsideOfPackage("io.scaibox.persistence..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.scaibox.persistence.tables.."));
    return rules;
  }

  private static ArchRule adapterRule(String adapter) {
    String[] others =
        ADAPTERS.stream()
            .filter(other -> !other.equals(adapter))
            .map(other -> "io.scaibox." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("io.scaibox." + adapter + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(others).or(resideInAnyPackage("io.scaibox.bootstrap..")));
  }

  /** Leaves out what tests and generators make. */
  static boolean isOurs(JavaClass type) {
    return !type.getPackageName().startsWith("io.scaibox.persistence.tables");
  }
}
