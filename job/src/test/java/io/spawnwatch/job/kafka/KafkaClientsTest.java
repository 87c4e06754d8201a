package io.spawnwatch.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.JobConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaClientsTest {

  private static final String SECRET = "hunter2";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssl.key.password | hunter2",
        "ssl.keystore.password | hunter2",
        "ssl.truststore.password | hunter2",
        "sasl.jaas.config | org.x.PlainLoginModule required username=\"u\" password=\"hunter2\";",
        "sasl.jaas.config | org.x.OAuthBearer required clientId=\"u\" clientSecret='hunter2';",
      })
  void refusesASecretThatIsWrittenAndDoesNotRepeatIt(String name, String value) {
    Assertions.assertThatThrownBy(
            () -> JobConfig.load(null, Map.of("kafka.properties." + name, value), List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("kafka.properties." + name)
        .hasMessageContaining("${file:PATH:KEY}")
        .message()
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssl.key.password | ${file:/run/secrets/kafka.properties:key}",
        "sasl.jaas.config | org.x.PlainLoginModule required username=\"u\" password=\"${env:P}\";",
        "sasl.jaas.config | com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true;",
        "ssl.truststore.certificates | -----BEGIN CERTIFICATE-----",
        "security.protocol | SASL_SSL",
      })
  void acceptsASecretThatIsNamedAndWhatIsNone(String name, String value) {
    assertThat(KafkaClients.literalSecrets(Map.of(name, value))).isEmpty();
  }

  @Test
  void aClientFindsTheSecretInTheFileThatTheOptionNames() throws Exception {
    Path file = Files.writeString(folder.resolve("kafka.properties"), "key=" + SECRET + "\n");
    String named = "${file:" + file + ":key}";
    JobConfig config =
        JobConfig.load(null, Map.of("kafka.properties.ssl.key.password", named), List.of());

    var properties = KafkaClients.properties(config.kafka());
    properties.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
    properties.put(
        "value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
    ConsumerConfig client = new ConsumerConfig(properties);

    assertThat(properties).containsEntry("ssl.key.password", named);
    assertThat(client.getPassword("ssl.key.password").value()).isEqualTo(SECRET);
  }

  @Test
  void ownProvidersAreNotOverwritten() throws Exception {
    JobConfig config =
        JobConfig.load(null, Map.of("kafka.properties.config.providers", "vault"), List.of());

    assertThat(KafkaClients.properties(config.kafka()))
        .containsEntry("config.providers", "vault")
        .doesNotContainKey("config.providers.file.class");
  }
}
