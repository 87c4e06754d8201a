package io.spawnwatch.cli.cluster;

import io.spawnwatch.cli.demo.CompanyDay;
import java.util.ArrayList;
import java.util.List;

/**
 * The day of many companies at once: the demo's day, with other hosts, attacked at the same time.
 */
final class Estate {

  private static final String MALFORMED = "no event, number %d";

  private Estate() {}

  /** Records of so many companies, interleaved, so that all attacks are under way together. */
  static List<String> records(int companies) {
    List<String> records = new ArrayList<>();
    for (String record : CompanyDay.records()) {
      for (int company = 0; company < companies; company++) {
        records.add(record.replace("kontor.example", "k" + company + ".example"));
      }
    }
    return records;
  }

  /** The same with a record that is no event after every so many; each is different. */
  static List<String> withMalformed(List<String> records, int every) {
    List<String> mixed = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      mixed.add(records.get(i));
      if (i % every == 0) {
        mixed.add(MALFORMED.formatted(i));
      }
    }
    return mixed;
  }

  static boolean isMalformed(String record) {
    return !record.startsWith("{");
  }
}
