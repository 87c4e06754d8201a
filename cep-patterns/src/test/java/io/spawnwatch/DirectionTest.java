package io.spawnwatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.spawnwatch", importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionTest {

  @ArchTest
  static final ArchRule eventsAndRulesKnowNeitherFlinkNorKafka =
      noClasses()
          .that()
          .resideInAnyPackage("io.spawnwatch.event..", "io.spawnwatch.sigma..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule eventsKnowNoRules =
      noClasses()
          .that()
          .resideInAPackage("io.spawnwatch.event..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.spawnwatch.sigma..", "io.spawnwatch.sequence..", "io.spawnwatch.library..");

  @ArchTest
  static final ArchRule rulesKnowNoSequences =
      noClasses()
          .that()
          .resideInAPackage("io.spawnwatch.sigma..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.spawnwatch.sequence..", "io.spawnwatch.library..");

  @ArchTest
  static final ArchRule sequencesKnowNoLibrary =
      noClasses()
          .that()
          .resideInAPackage("io.spawnwatch.sequence..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.spawnwatch.library..");

  @ArchTest
  static final ArchRule noDrawers =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..", "..manager..");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.spawnwatch.(*)..").should().beFreeOfCycles();
}
