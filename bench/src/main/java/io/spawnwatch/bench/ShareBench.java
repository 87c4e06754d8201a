package io.spawnwatch.bench;

import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code bin/spawnwatch bench share}: which part of the whole job's CPU time the sequences take,
 * with the bundled ones, and with so many times as many, in turns.
 */
@Command(name = "share", description = "Measures the sequences' share of the job's CPU time.")
final class ShareBench implements Callable<Integer> {

  private static final Pattern OWN_NAME = Pattern.compile("(?m)^(?:id|name): *(\\S+)$");

  @Mixin private LoadOptions load;

  @Option(names = "--times", description = "So many times the pack (default: ${DEFAULT-VALUE}).")
  private int times = 10;

  @Override
  public Integer call() throws Exception {
    try (BenchBroker broker = BenchBroker.start()) {
      load.fill(broker);
      Path folder = broker.folder();
      MeasuredJob pack = new WholeJob(broker.servers(), List.of());
      MeasuredJob many = new WholeJob(broker.servers(), List.of(copies(folder)));
      List<CpuProfile> ofPack = new ArrayList<>();
      List<CpuProfile> ofMany = new ArrayList<>();
      for (int run = 0; run <= load.repeats(); run++) {
        CpuProfile one = profile(pack, folder);
        CpuProfile other = profile(many, folder);
        if (run > 0) {
          ofPack.add(one);
          ofMany.add(other);
        }
      }
      print(ofPack, ofMany);
    }
    return 0;
  }

  private CpuProfile profile(MeasuredJob job, Path folder) throws Exception {
    return CpuProfile.of(
        () -> {
          Measurement.run(job, load.parallelism(), folder);
          return null;
        },
        folder);
  }

  /** A folder with further copies of the bundled sequences, with ids and names of their own. */
  private String copies(Path folder) throws IOException {
    Path copies = Files.createDirectory(folder.resolve("copies"));
    for (RuleDocument document : RuleFiles.bundled()) {
      for (int copy = 2; document.path().startsWith("sequences") && copy <= times; copy++) {
        String file = Path.of(document.path()).getFileName().toString();
        Files.writeString(copies.resolve(copy + "-" + file), copy(document.text(), copy));
      }
    }
    return copies.toString();
  }

  private static String copy(String text, int number) {
    List<String> own = OWN_NAME.matcher(text).results().map((MatchResult r) -> r.group(1)).toList();
    String copied = text;
    for (String name : own.stream().distinct().toList()) {
      String alone = "(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])";
      copied = copied.replaceAll(alone, name + "_" + number);
    }
    return copied;
  }

  private void print(List<CpuProfile> ofPack, List<CpuProfile> ofMany) {
    System.out.println("percent of the samples");
    System.out.printf("%-12s %8s %8s%n", "", "pack", times + " times");
    for (CpuProfile.Part part : CpuProfile.Part.values()) {
      String name = part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      System.out.printf("%-12s %8.1f %8.1f%n", name, median(ofPack, part), median(ofMany, part));
    }
    System.out.println("sequences, runs " + runs(ofPack) + ", " + times + " times " + runs(ofMany));
  }

  private static double median(List<CpuProfile> profiles, CpuProfile.Part part) {
    return Median.of(profiles.stream().map(profile -> profile.percent(part)).toList());
  }

  private static List<String> runs(List<CpuProfile> profiles) {
    return profiles.stream()
        .map(p -> String.format("%.1f", p.percent(CpuProfile.Part.SEQUENCES)))
        .toList();
  }
}
