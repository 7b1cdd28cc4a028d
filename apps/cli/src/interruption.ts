/** Ctrl-C and SIGTERM, as a question to ask between two batches: what is committed stays, nothing is cut in half. */
export class Interruption {
  private received = false;
  private readonly note = (): void => {
    this.received = true;
  };

  constructor() {
    process.once('SIGINT', this.note).once('SIGTERM', this.note);
  }

  get requested(): boolean {
    return this.received;
  }

  /** Gives the signals back their usual effect. */
  stopListening(): void {
    process.off('SIGINT', this.note).off('SIGTERM', this.note);
  }
}
