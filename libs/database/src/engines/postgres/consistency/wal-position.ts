/** A place in the write-ahead log of a PostgreSQL cluster. Places of different timelines can't be compared. */
export interface WalPosition {
  /** Grows with each promotion. */
  readonly timeline: number;
  /** Bytes from the beginning of the log. */
  readonly lsn: bigint;
}

/** @param text as PostgreSQL writes it: `16/B374D848` */
export function parseLsn(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}
