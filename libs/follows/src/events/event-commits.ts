/** Tells who watches the log that this process has committed events. */
export class EventCommits {
  private readonly listeners: (() => void)[] = [];

  listen(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** To be called after the commit. */
  tell(): void {
    for (const listener of this.listeners) listener();
  }
}
