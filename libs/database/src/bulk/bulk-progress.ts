/** How many rows came in; what is in neither number was there already. */
export interface BulkResult {
  readonly staged: number;
  readonly added: number;
  readonly refused: number;
}

/** Who is told of a bulk load, and asked whether it goes on. */
export interface BulkListener<Phase extends string> {
  /** Told when a phase begins, and how far it is: rows done, of as many as there are, where that is known. */
  readonly onProgress?: (phase: Phase, done: number, total?: number) => void;
  /** Asked between two statements: when it says so, all is taken back. */
  readonly mustStop?: () => boolean;
}

/** Tells how far a bulk load is; throws to stop it. */
export type TellProgress<Phase extends string> = (phase: Phase, done: number, total?: number) => void;

/**
 * Does a bulk load until its listener stops it.
 *
 * @param load the load, in one transaction, so that what throws takes it back
 * @throws what the load throws, but for the stop
 */
export async function untilStopped<Phase extends string, Result>(
  { onProgress, mustStop }: BulkListener<Phase>,
  load: (tell: TellProgress<Phase>) => Promise<Result>,
): Promise<Result | 'stopped'> {
  try {
    return await load((phase, done, total) => {
      if (mustStop?.() === true) throw new StoppedError();
      onProgress?.(phase, done, total);
    });
  } catch (error) {
    if (error instanceof StoppedError) return 'stopped';
    throw error;
  }
}

/** The caller has asked to stop. */
class StoppedError extends Error {}
