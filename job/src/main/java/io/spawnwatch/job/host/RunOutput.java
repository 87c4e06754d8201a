package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.alert.Finding;
import io.spawnwatch.sigma.RuleHeader;
import java.util.ArrayList;
import java.util.List;

/** Gathers what the stages find. */
final class RunOutput implements DetectionOutput {

  private final List<Alert> alerts = new ArrayList<>();
  private final List<Sighting> sightings = new ArrayList<>();
  private List<EstateSignal> estateSignals = new ArrayList<>();

  List<Alert> alerts() {
    return alerts;
  }

  List<Sighting> sightings() {
    return sightings;
  }

  /** The estate signals since this was last asked. */
  List<EstateSignal> takeEstateSignals() {
    List<EstateSignal> taken = estateSignals;
    estateSignals = new ArrayList<>();
    return taken;
  }

  @Override
  public void alert(Alert alert) {
    alerts.add(alert);
  }

  @Override
  public void match(ProcessEvent event, RuleHeader rule) {
    sightings.get(sightings.size() - 1).rules().add(rule.id());
  }

  @Override
  public void traced(TracedEvent traced) {
    ProcessGuid process = traced.lineage().process().guid();
    sightings.add(new Sighting(traced.event(), process, traced, new ArrayList<>()));
  }

  @Override
  public void estateSignal(EstateSignal signal) {
    estateSignals.add(signal);
  }

  @Override
  public void parentFoundLate(int creations) {}

  @Override
  public void heldBack() {}

  @Override
  public void completion() {}

  @Override
  public void signalsDropped(int count) {}

  @Override
  public void silenced() {}

  @Override
  public void shadowed(Finding finding) {}

  @Override
  public void switchedOff(RuleHeader rule, RuntimeException failure) {
    throw failure;
  }
}
