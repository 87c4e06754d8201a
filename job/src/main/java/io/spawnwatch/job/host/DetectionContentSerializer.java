package io.spawnwatch.job.host;

import io.spawnwatch.job.wire.ImmutableSerializer;
import io.spawnwatch.sigma.RuleDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Whole sets of rules, version 1: compressed, for every subtask writes one into every checkpoint.
 * The bytes of the set in use are kept, and shared in a TaskManager: compressing it takes 50 ms.
 */
public final class DetectionContentSerializer extends ImmutableSerializer<DetectionContent> {

  /** The one instance that is needed. */
  public static final DetectionContentSerializer INSTANCE = new DetectionContentSerializer();

  private static volatile SoftReference<Packed> latest = new SoftReference<>(null);

  /** A set in both forms. */
  private record Packed(DetectionContent content, byte[] bytes) {}

  @Override
  public void serialize(DetectionContent content, DataOutputView target) throws IOException {
    Packed packed = latest.get();
    if (packed == null || !packed.content.version().equals(content.version())) {
      packed = remember(content, pack(content));
    }
    target.writeInt(packed.bytes.length);
    target.write(packed.bytes);
  }

  private static Packed remember(DetectionContent content, byte[] bytes) {
    Packed packed = new Packed(content, bytes);
    latest = new SoftReference<>(packed);
    return packed;
  }

  private static byte[] pack(DetectionContent content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeInt(content.documents().size());
      for (RuleDocument document : content.documents()) {
        write(document.path(), out);
        write(document.text(), out);
      }
      out.writeInt(content.placeholders().size());
      for (Map.Entry<String, List<String>> placeholder : content.placeholders().entrySet()) {
        write(placeholder.getKey(), out);
        writeAll(placeholder.getValue(), out);
      }
      writeAll(content.shadow(), out);
      out.writeInt(content.silences().size());
      for (Silence silence : content.silences()) {
        write(silence.id(), out);
        out.writeLong(silence.until());
        write(silence.owner(), out);
        write(silence.reason(), out);
      }
    }
    return bytes.toByteArray();
  }

  private static void writeAll(Collection<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(text, out);
    }
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public DetectionContent deserialize(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    Packed packed = latest.get();
    if (packed == null || !Arrays.equals(packed.bytes, bytes)) {
      packed = remember(unpack(bytes), bytes);
    }
    return packed.content;
  }

  private static DetectionContent unpack(byte[] bytes) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
      List<RuleDocument> documents = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        documents.add(new RuleDocument(read(in), read(in)));
      }
      Map<String, List<String>> placeholders = new HashMap<>();
      for (int i = in.readInt(); i > 0; i--) {
        placeholders.put(read(in), readAll(in));
      }
      Set<String> shadow = new LinkedHashSet<>(readAll(in));
      List<Silence> silences = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        silences.add(new Silence(read(in), in.readLong(), read(in), read(in)));
      }
      return DetectionContent.of(documents, placeholders, shadow, silences);
    }
  }

  private static List<String> readAll(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      texts.add(read(in));
    }
    return texts;
  }

  private static String read(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public TypeSerializerSnapshot<DetectionContent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DetectionContent> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
