package io.irispgwire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** docs/architecture.md, as a test: who may use whom. */
@AnalyzeClasses(packages = "io.irispgwire", importOptions = DoNotIncludeTests.class)
class LayersTest {
  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("main")
          .definedBy("io.irispgwire")
          .layer("gateway")
          .definedBy("io.irispgwire.gateway..")
          .layer("instance")
          .definedBy("io.irispgwire.instance..")
          .layer("server")
          .definedBy("io.irispgwire.server..")
          .layer("session")
          .definedBy("io.irispgwire.session..")
          .layer("catalog")
          .definedBy("io.irispgwire.catalog..")
          .layer("eval")
          .definedBy("io.irispgwire.eval..")
          .layer("sql")
          .definedBy("io.irispgwire.sql..")
          .layer("copy")
          .definedBy("io.irispgwire.copy..")
          .layer("jdbc")
          .definedBy("io.irispgwire.backend.jdbc..")
          .layer("backend")
          .definedBy("io.irispgwire.backend")
          .layer("tls")
          .definedBy("io.irispgwire.tls..")
          .layer("auth")
          .definedBy("io.irispgwire.auth..")
          .layer("operations")
          .definedBy("io.irispgwire.operations..")
          .layer("tracing")
          .definedBy("io.irispgwire.tracing..")
          .whereLayer("tracing")
          .mayOnlyBeAccessedByLayers("instance", "session")
          .layer("recording")
          .definedBy("io.irispgwire.recording..")
          .layer("replay")
          .definedBy("io.irispgwire.replay..")
          .whereLayer("recording")
          .mayOnlyBeAccessedByLayers("instance", "session", "replay")
          .whereLayer("replay")
          .mayOnlyBeAccessedByLayers("main")
          .layer("console")
          .definedBy("io.irispgwire.console..")
          .whereLayer("console")
          .mayOnlyBeAccessedByLayers("instance")
          .layer("metrics")
          .definedBy("io.irispgwire.metrics..")
          .layer("types")
          .definedBy("io.irispgwire.types..")
          .layer("wire")
          .definedBy("io.irispgwire.wire..")
          .whereLayer("main")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("gateway")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("instance")
          .mayOnlyBeAccessedByLayers("main", "gateway")
          .whereLayer("server")
          .mayOnlyBeAccessedByLayers("instance")
          .whereLayer("operations")
          .mayOnlyBeAccessedByLayers("instance")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("operations", "console", "instance", "server", "session")
          .whereLayer("session")
          .mayOnlyBeAccessedByLayers("instance", "server", "operations", "console")
          .whereLayer("catalog")
          .mayOnlyBeAccessedByLayers("instance", "session")
          .whereLayer("eval")
          .mayOnlyBeAccessedByLayers("session", "catalog")
          .whereLayer("sql")
          .mayOnlyBeAccessedByLayers("session", "catalog", "eval", "copy")
          .layer("encoding")
          .definedBy("io.irispgwire.encoding..")
          .whereLayer("encoding")
          .mayOnlyBeAccessedByLayers("wire", "session", "eval", "copy", "types")
          .whereLayer("copy")
          .mayOnlyBeAccessedByLayers("session")
          .whereLayer("jdbc")
          .mayOnlyBeAccessedByLayers("instance")
          .whereLayer("backend")
          .mayOnlyBeAccessedByLayers(
              "instance", "session", "catalog", "auth", "jdbc", "operations", "console")
          .whereLayer("tls")
          .mayOnlyBeAccessedByLayers("server", "operations")
          .whereLayer("auth")
          .mayOnlyBeAccessedByLayers("instance", "server", "session", "operations", "console")
          .whereLayer("wire")
          .mayOnlyBeAccessedByLayers("session", "server");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.irispgwire.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule CHANNELS_ONLY_IN_WIRE_AND_SERVER =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.irispgwire.wire..", "io.irispgwire.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.netty.channel..");

  @ArchTest
  static final ArchRule ONLY_THE_ADAPTER_SEES_JDBC =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.irispgwire.backend.jdbc..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..");

  @ArchTest
  static final ArchRule ONLY_THE_ADAPTER_AND_THE_GATEWAY_SEE_IRIS =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.irispgwire.backend.jdbc..", "io.irispgwire.gateway..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.intersystems..");

  @ArchTest
  static final ArchRule NO_STATIC_MUTABLE_STATE = fields().that().areStatic().should().beFinal();
}
