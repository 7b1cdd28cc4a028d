/**
 * Milliseconds for which connections are read in slices, once one of them has shown what it is like otherwise. Then they
 * may be read ahead again, until the next one does: some 10 MB, for as long as its answers are not read.
 */
const OFF_MS = 60_000;

/**
 * Whether Node's parser may read connections by itself, as is quicker: it makes requests of all that has come, of up to
 * 64 KiB at once. One connection can be borne that has so much to ask, and no more of them.
 */
export class ReadAhead {
  private offUntil = -Infinity;

  /** @param sliceAll has all connections that are open read in slices */
  constructor(private readonly sliceAll: () => void) {}

  get isOn(): boolean {
    return performance.now() >= this.offUntil;
  }

  /** To be called when a connection has a slice's worth of requests waiting, before another is read. */
  readonly turnOff = (): void => {
    this.offUntil = performance.now() + OFF_MS;
    this.sliceAll();
  };
}
