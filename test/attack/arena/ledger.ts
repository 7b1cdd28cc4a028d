/** What somebody who was told everything would know of a write: stored, not stored, or asked for and never answered. */
export type EdgeState = 'there' | 'gone' | 'unsure';

/** What differs from the truth. */
export interface Faults {
  readonly lost: string[];
  readonly phantom: string[];
}

/** What clients asked for and were told, write by write. */
export class Ledger {
  private readonly states = new Map<string, EdgeState>();
  /** Writes that were acknowledged. */
  acknowledged = 0;

  /** Notes that somebody asks; give the answer back to it. */
  ask(key: string): (answer: EdgeState | 'refused') => void {
    const before = this.states.get(key) ?? 'gone';
    this.states.set(key, 'unsure');
    return (answer) => {
      if (answer === 'there' || answer === 'gone') this.acknowledged += 1;
      this.states.set(key, answer === 'refused' ? before : answer);
    };
  }

  /**
   * Compares it with what there is.
   *
   * @param stored all keys that are stored
   */
  faults(stored: ReadonlySet<string>): Faults {
    const is = (state: EdgeState): string[] =>
      [...this.states].flatMap(([key, now]) => (now === state ? [key] : []));
    return {
      lost: is('there').filter((key) => !stored.has(key)),
      phantom: [
        ...is('gone').filter((key) => stored.has(key)),
        ...[...stored].filter((key) => !this.states.has(key)),
      ],
    };
  }

  /** What is stored becomes what is known: whoever was never answered has looked. */
  settle(stored: ReadonlySet<string>): void {
    for (const [key, state] of this.states) {
      if (state === 'unsure') this.states.set(key, stored.has(key) ? 'there' : 'gone');
    }
  }
}
