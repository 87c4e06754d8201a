package io.spawnwatch.job.config;

import java.util.Locale;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** How often an alert stands in its topic. */
public enum Delivery {
  AT_LEAST_ONCE(DeliveryGuarantee.AT_LEAST_ONCE),
  EXACTLY_ONCE(DeliveryGuarantee.EXACTLY_ONCE);

  private final DeliveryGuarantee guarantee;

  Delivery(DeliveryGuarantee guarantee) {
    this.guarantee = guarantee;
  }

  /** The connector's word for it. */
  public DeliveryGuarantee guarantee() {
    return guarantee;
  }

  /** As written in a configuration: {@code at-least-once}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
