package io.spawnwatch.event;

/** Who wrote the event into the Windows event log. */
public enum Provider {
  SECURITY("Microsoft-Windows-Security-Auditing", 4688, 4689, 4608),
  SYSMON("Microsoft-Windows-Sysmon", 1, 5, -1);

  private final String providerName;
  private final int creationId;
  private final int exitId;
  private final int bootId;

  Provider(String providerName, int creationId, int exitId, int bootId) {
    this.providerName = providerName;
    this.creationId = creationId;
    this.exitId = exitId;
    this.bootId = bootId;
  }

  /** The provider's name as the event log states it. */
  public String providerName() {
    return providerName;
  }

  /** The event id that this provider gives to that kind of event; -1 where it has none. */
  public int eventId(ProcessEvent.Kind kind) {
    return switch (kind) {
      case CREATION -> creationId;
      case EXIT -> exitId;
      case BOOT -> bootId;
    };
  }
}
