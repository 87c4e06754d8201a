package io.spawnwatch.job.kafka;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SaslConfigs;
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

  /**
   * In a JAAS entry: {@code password="…"}, {@code clientSecret="…"}, not {@code password="${…}"}.
   */
  private static final Pattern JAAS_SECRET =
      Pattern.compile("(?i)(password|secret|passwd)\\s*=\\s*[\"']?+(?!\\$\\{)");

  /** Of the type of passwords in Kafka's definitions, but open to all. */
  private static final Pattern CERTIFICATES = Pattern.compile(".*certificate(s|\\.chain)");

  private KafkaClients() {}

  /** The names of properties that hold a secret as it is, instead of naming where it lies. */
  public static List<String> literalSecrets(Map<String, String> properties) {
    return properties.entrySet().stream()
        .filter(entry -> isLiteralSecret(entry.getKey(), entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean isLiteralSecret(String name, String value) {
    if (name.endsWith(SaslConfigs.SASL_JAAS_CONFIG)) {
      return JAAS_SECRET.matcher(value).find();
    }
    return isPassword(name) && !CERTIFICATES.matcher(name).matches() && !value.contains("${");
  }

  private static boolean isPassword(String name) {
    return Stream.of(ConsumerConfig.configDef(), ProducerConfig.configDef())
        .map(definition -> definition.configKeys().get(name))
        .anyMatch(key -> key != null && key.type == ConfigDef.Type.PASSWORD);
  }

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
