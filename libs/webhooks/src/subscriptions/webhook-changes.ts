/** Tells who sends that webhooks of this process have changed. */
export class WebhookChanges {
  private readonly listeners: (() => void)[] = [];

  listen(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** To be called after the commit. */
  tell(): void {
    for (const listener of this.listeners) listener();
  }
}
