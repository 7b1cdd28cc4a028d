/** What came of an import's lines: each line that was read is in exactly one of the other three. */
export interface ImportSummary {
  read: number;
  added: number;
  alreadyThere: number;
  rejected: number;
}

/** How an import ended. */
export type ImportEnd = 'done' | 'stopped' | 'failed';

const END_TEXT: Readonly<Record<ImportEnd, string>> = {
  done: 'done',
  stopped: 'stopped, run it again to go on',
  failed: 'failed, what was added stays',
};

const NUMBERS = new Intl.NumberFormat('en');

/** The summary as the operator reads it. */
export function describeSummary(
  what: string,
  end: ImportEnd,
  summary: ImportSummary,
  seconds: number,
  rejectsPath: string,
): string {
  const counts = [
    `read          ${NUMBERS.format(summary.read)}`,
    `added         ${NUMBERS.format(summary.added)}`,
    `already there ${NUMBERS.format(summary.alreadyThere)}`,
    `rejected      ${NUMBERS.format(summary.rejected)}${summary.rejected > 0 ? `  (see ${rejectsPath})` : ''}`,
  ];
  const ending = end === 'failed' && summary.added === 0 ? 'failed, nothing was added' : END_TEXT[end];
  const rate = NUMBERS.format(Math.round(summary.read / seconds));
  return [`import ${what}: ${ending}, ${seconds.toFixed(1)} s, ${rate} lines/s`, ...counts].join('\n');
}
