package io.spawnwatch.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.spawnwatch.job",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DirectionTest {

  @ArchTest
  static final ArchRule onlyTheKafkaPackageKnowsKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.spawnwatch.job.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..");

  @ArchTest
  static final ArchRule onlyTheJobWiresStreams =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(SpawnwatchJob.class.getName())
          .and()
          .doNotHaveFullyQualifiedName(TicketJob.class.getName())
          .should()
          .dependOnClassesThat()
          .haveSimpleName("StreamExecutionEnvironment");

  @ArchTest
  static final ArchRule onlyConfigReadsConfiguration =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.spawnwatch.job.config..", "io.spawnwatch.job")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.flink.configuration..");

  @ArchTest
  static final ArchRule noDrawers =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..", "..manager..");

  @ArchTest
  static final ArchRule decodeLineageAndAlertKnowNothingOfTheStage =
      noClasses()
          .that()
          .resideInAnyPackage("..job.decode..", "..job.lineage..", "..job.alert..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..job.host..", "..job.kafka..", "..job.config..");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("io.spawnwatch.job.(*)..").should().beFreeOfCycles();
}
