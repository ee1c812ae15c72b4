package io.scaibox.bootstrap.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaibox.bootstrap.box.Grid;
import io.scaibox.domain.compile.CompiledFlow;
import io.scaibox.domain.compile.FlowCompiler;
import io.scaibox.domain.compile.RandomFlows;
import io.scaibox.domain.json.JsonObject;
import io.scaibox.domain.manifest.IrModule;
import io.scaibox.domain.manifest.Manifest;
import io.scaibox.domain.manifest.ManifestImport;
import io.scaibox.domain.program.Program;
import io.scaibox.emulator.Emulator;
import io.scaibox.emulator.EmulatorSettings;
import io.scaibox.scaigrid.manifest.ScaiText;
import io.scaibox.scaigrid.manifest.ScirFormat;
import io.scaibox.scaigrid.manifest.YamlManifestFormat;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** What passes our verifier passes the emulator's, written without knowledge of each other. */
class EmulatorAcceptsProperties {

  private static final YamlManifestFormat YAML = new YamlManifestFormat();
  private static final Emulator EMULATOR = Emulator.start(EmulatorSettings.onFreePort());
  private static int number;

  @AfterContainer
  static void stop() {
    EMULATOR.close();
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void everyFormatOfEverySoundFlow(@ForAll Random random) throws Exception {
    JsonObject flow = RandomFlows.flow(random, 2 + random.nextInt(30));
    CompiledFlow compiled = new FlowCompiler().compile(flow, "x");
    Program program = compiled.program().orElseThrow();
    JsonObject manifest = Manifest.of(program, "flow_" + ++number, "1.0.0");
    String yaml = YAML.write(manifest);
    String named = yaml.replaceFirst("name: random-flow", "name: random-flow-" + number);
    assertThat(Grid.at(EMULATOR.baseUrl()).createCore(named)).startsWith("201 ");
    assertThat(YAML.read(yaml)).isEqualTo(manifest);
    JsonObject imported = ManifestImport.flow(YAML.read(yaml)).orElseThrow();
    Program again = new FlowCompiler().compile(imported, "x").program().orElseThrow();
    assertThat(YAML.write(Manifest.of(again, "flow_" + number, "1.0.0"))).isEqualTo(yaml);
    JsonObject module = IrModule.of(program, "x", "1.0.0");
    assertThat(ScirFormat.read(new ScirFormat().write(module))).isEqualTo(module);
    assertThat(new ScaiText().write(program)).contains("@flow");
  }
}
