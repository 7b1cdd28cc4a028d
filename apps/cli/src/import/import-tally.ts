import { CliError } from '../cli-error.js';
import type { ImportSummary } from './import-summary.js';
import type { RecordResult, Rejection } from './record-result.js';
import type { RejectsFile } from './rejects-file.js';

/** Lines that, when all of them are rejected for one cause, are enough to know that the rest would be, too. */
export const ENOUGH_TO_KNOW = 1_000;

/** Counts what becomes of lines, and tells those that are rejected. */
export class ImportTally {
  private readonly causes = new Set<string>();

  constructor(
    readonly summary: ImportSummary,
    private readonly rejects: RejectsFile,
  ) {}

  /** @throws CliError as {@link reject} */
  async count(line: number, result: RecordResult): Promise<void> {
    if (result === 'added') this.summary.added += 1;
    else if (result === 'already_there') this.summary.alreadyThere += 1;
    else await this.reject(line, result);
  }

  /** @throws CliError when the first thousand lines are all rejected for one cause */
  async reject(line: number, { rejected, cause = rejected }: Rejection): Promise<void> {
    const { summary, causes } = this;
    summary.rejected += 1;
    if (summary.read <= ENOUGH_TO_KNOW) causes.add(cause);
    await this.rejects.write(line, rejected);
    if (summary.rejected === ENOUGH_TO_KNOW && summary.read === ENOUGH_TO_KNOW && causes.size === 1) {
      throw new CliError(
        `the first ${ENOUGH_TO_KNOW.toLocaleString('en')} lines were all rejected: ${rejected}. Nothing was stored`,
      );
    }
  }
}
