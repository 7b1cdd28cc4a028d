import { type BackupResult, type FinishedCopy, readDatabase } from '@retinue/database';
import { findingsIn } from '@retinue/follows';
import { openedBy, relationsOf } from '../cli-database.js';
import type { CliDatabase } from '../cli-extension.js';
import { ExitCode } from '../exit-codes.js';
import { tellFindings } from '../verify/tell-findings.js';

const MB = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/**
 * Holds the counts of a copy against its follows, as `retinue verify` does.
 *
 * @returns how much is wrong; undefined when it is of an older version, which can't be read before it is migrated
 */
export async function checkCopy(
  command: string,
  database: CliDatabase,
  { url, missingMigrations }: FinishedCopy,
): Promise<number | undefined> {
  if (missingMigrations > 0) return undefined;
  console.error(`${command}: all pages are whole; holding counts and rules against the follows`);
  return readDatabase(openedBy({ ...database, url }), async (streamer) =>
    tellFindings(findingsIn(streamer, relationsOf(database.extension))),
  );
}

/** Says what was made. @returns the exit code */
export function describeOutcome(
  command: string,
  { file, bytes, missingMigrations }: BackupResult,
  findings: number | undefined,
): number {
  console.log(`${command}: ${file} is there, ${MB.format(bytes / 1_000_000)} MB, and was looked over`);
  if (missingMigrations > 0) {
    console.log(
      `${command}: it is of an older version, and lacks ${missingMigrations} migration(s): counts and rules were not looked at; "retinue migrate" brings ${command === 'backup' ? 'what is restored from it' : 'it'} up to date`,
    );
    return ExitCode.ok;
  }
  if (findings === 0) {
    console.log(`${command}: every count equals its follows`);
    return ExitCode.ok;
  }
  console.log(
    `${command}: it is whole, and has ${findings} finding(s) as the database had: "retinue verify --repair" mends them`,
  );
  return ExitCode.findings;
}
