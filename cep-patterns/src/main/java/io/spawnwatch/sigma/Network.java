package io.spawnwatch.sigma;

import java.util.Arrays;
import java.util.Optional;

/**
 * An IP network in CIDR notation.
 *
 * @param text as written
 */
record Network(String text) {

  /** The network, if the text is one: an IPv4 or IPv6 address, and mostly a prefix length. */
  static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      byte[] single = IpAddress.parse(text);
      return Optional.ofNullable(single).map(bytes -> new Network(text + "/" + bytes.length * 8));
    }
    byte[] address = IpAddress.parse(text.substring(0, slash));
    if (address == null || !text.substring(slash + 1).matches("\\d{1,3}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(text.substring(slash + 1));
    return bits > address.length * 8 ? Optional.empty() : Optional.of(new Network(text));
  }

  /** Whether the text is an address within it. */
  boolean contains(String address) {
    int slash = text.indexOf('/');
    byte[] base = IpAddress.parse(text.substring(0, slash));
    byte[] other = IpAddress.parse(address.strip());
    return other != null
        && other.length == base.length
        && samePrefix(base, other, Integer.parseInt(text.substring(slash + 1)));
  }

  private static boolean samePrefix(byte[] a, byte[] b, int bits) {
    int whole = bits / 8;
    int mask = 0xff00 >> bits % 8 & 0xff;
    return Arrays.equals(a, 0, whole, b, 0, whole)
        && (mask == 0 || (a[whole] & mask) == (b[whole] & mask));
  }
}
