import { Logger } from '@nestjs/common';

/** Something to do beside a unit of work. */
export type Effect = () => void;

const logger = new Logger('UnitOfWork');

/** Runs each. What one of them throws is logged: the unit has ended as it has, and nothing may change that any more. */
export function runEffects(effects: readonly Effect[]): void {
  for (const effect of effects) {
    try {
      // Typed as one that gives nothing, but an async function fits, too.
      const result: unknown = effect();
      if (result instanceof Promise) result.catch(report);
    } catch (error) {
      report(error);
    }
  }
}

/** As {@link runEffects}, for one that is waited for. */
export async function runAndWait(effect: () => Promise<void> | undefined): Promise<void> {
  try {
    await effect();
  } catch (error) {
    report(error);
  }
}

function report(error: unknown): void {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  logger.error(`What was to follow a unit of work failed; the unit itself is done: ${what}`);
}
