package io.spawnwatch.bench;

import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;

/** Map state whose point calls are counted; iterations are not. */
record CountedMap<K, V>(MapState<K, V> state, StateCalls calls) implements MapState<K, V> {

  @Override
  public V get(K key) throws Exception {
    calls.read();
    return state.get(key);
  }

  @Override
  public void put(K key, V value) throws Exception {
    calls.write();
    state.put(key, value);
  }

  @Override
  public void putAll(Map<K, V> map) throws Exception {
    state.putAll(map);
  }

  @Override
  public void remove(K key) throws Exception {
    calls.write();
    state.remove(key);
  }

  @Override
  public boolean contains(K key) throws Exception {
    calls.read();
    return state.contains(key);
  }

  @Override
  public Iterable<Map.Entry<K, V>> entries() throws Exception {
    return state.entries();
  }

  @Override
  public Iterable<K> keys() throws Exception {
    return state.keys();
  }

  @Override
  public Iterable<V> values() throws Exception {
    return state.values();
  }

  @Override
  public Iterator<Map.Entry<K, V>> iterator() throws Exception {
    return state.iterator();
  }

  @Override
  public boolean isEmpty() throws Exception {
    return state.isEmpty();
  }

  @Override
  public void clear() {
    state.clear();
  }
}
