package io.spawnwatch.job.kafka;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * The properties of every Kafka client. Values such as {@code ${file:/run/secrets/kafka:password}}
 * stay as they are written: Kafka's own config providers resolve them where the client is made, so
 * that no secret stands in the job graph.
 */
public final class KafkaClients {

  private static final String PROVIDERS = "config.providers";

  private static final Map<String, Class<?>> SECRETS =
      Map.of(
          "env", EnvVarConfigProvider.class,
          "file", FileConfigProvider.class,
          "directory", DirectoryConfigProvider.class);

  private KafkaClients() {}

  /**
   * Address, what the configuration passes on, and the providers of secrets unless it names its
   * own.
   */
  public static Properties properties(KafkaSettings settings) {
    Properties properties = passedOn(settings);
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    return properties;
  }

  /** The same without the address. */
  static Properties passedOn(KafkaSettings settings) {
    Properties properties = new Properties();
    properties.putAll(settings.properties());
    if (!properties.containsKey(PROVIDERS)) {
      properties.put(PROVIDERS, String.join(",", SECRETS.keySet()));
      SECRETS.forEach(
          (name, provider) ->
              properties.put(PROVIDERS + "." + name + ".class", provider.getName()));
    }
    return properties;
  }
}
