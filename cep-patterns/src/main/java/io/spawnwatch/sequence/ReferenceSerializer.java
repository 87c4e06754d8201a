package io.spawnwatch.sequence;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** For a shared buffer in memory, which passes references on and never writes them. */
final class ReferenceSerializer<T> extends TypeSerializer<T> {

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T element, DataOutputView target) {
    throw neverWritten();
  }

  @Override
  public T deserialize(DataInputView source) {
    throw neverWritten();
  }

  @Override
  public T deserialize(T reuse, DataInputView source) {
    throw neverWritten();
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) {
    throw neverWritten();
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    throw neverWritten();
  }

  private static IllegalStateException neverWritten() {
    return new IllegalStateException("the shared buffer of a window is never written");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReferenceSerializer;
  }

  @Override
  public int hashCode() {
    return ReferenceSerializer.class.hashCode();
  }
}
