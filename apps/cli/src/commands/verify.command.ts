import { findDamage, readDatabase } from '@retinue/database';
import { findingsIn, type Relation } from '@retinue/follows';
import { openedBy, relationsOf } from '../cli-database.js';
import type { CliDatabase } from '../cli-extension.js';
import { ExitCode } from '../exit-codes.js';
import { MAX_SHOWN, tellFindings } from '../verify/tell-findings.js';

export interface VerifyOptions {
  readonly database: CliDatabase;
  readonly repair: boolean;
}

const AND = new Intl.ListFormat('en-GB');

/**
 * Looks for damage in what is stored, then holds every count against the edges, and every pair against the rules; with `repair`, mends what
 * differs and looks again. Of a damaged database nothing is mended: a count of it would be a guess, and a write to it a risk.
 */
export async function verify({ database, repair }: VerifyOptions): Promise<number> {
  const damage = await findDamage(database.url, MAX_SHOWN);
  if (damage.length > 0) return reportDamage(damage);
  const relations = relationsOf(database.extension);
  const [found, left] = repair
    ? // Only here: modules, for what they write, take longer to load than a small file to read.
      await (await import('../verify/mend-findings.js')).mendFindings(database)
    : await findIn(database, relations);
  if (found === 0) {
    const names = relations.map(({ one }) => one);
    console.log(`verify: every ${AND.format(names)} keeps the rules, every count equals its follows`);
  } else if (repair) console.log(`verify: mended ${found} finding(s), ${left} left`);
  else console.log(`verify: ${found} finding(s): run "retinue verify --repair" to mend them`);
  return left === 0 ? ExitCode.ok : ExitCode.findings;
}

/** How much is wrong, and stays so. */
async function findIn(
  database: CliDatabase,
  relations: readonly Relation[],
): Promise<[found: number, left: number]> {
  const found = await readDatabase(openedBy(database), async (streamer) =>
    tellFindings(findingsIn(streamer, relations)),
  );
  return [found, found];
}

function reportDamage(damage: readonly string[]): number {
  damage.forEach((finding) => console.log(finding));
  const many = damage.length === MAX_SHOWN ? ' at least' : '';
  console.log(
    `verify: the file is damaged, ${damage.length} finding(s)${many}, and --repair can't mend that: stop the server, then ` +
      'restore a backup, or save what can be read with "retinue export" (docs/operations.md)',
  );
  return ExitCode.findings;
}
