import { DatabaseActivity, isInUse, parseDatabaseUrl } from '@retinue/database';
import { FOLLOWS, FollowsIntegrityService } from '@retinue/follows';
import { UsersImportService } from '@retinue/users';
import { relationsOf } from '../cli-database.js';
import type { CliDatabase, CliExtension } from '../cli-extension.js';
import { compareRows } from '../copy/compare-rows.js';
import { type CopiedKind, copiedKinds, USERS } from '../copy/copied-kind.js';
import {
  assertTwoDatabases,
  type CopyPlaces,
  type CopyTotals,
  describePlace,
  examinePlaces,
  withPlace,
} from '../copy/copy-places.js';
import { copyRows } from '../copy/copy-rows.js';
import { describeCopy, type KindSummary, newSummary } from '../copy/copy-summary.js';
import { ExitCode } from '../exit-codes.js';
import { BesideOthers, openedBesideOthers } from '../import/beside-others.js';
import type { ImportEnd } from '../import/import-summary.js';
import { Interruption } from '../interruption.js';
import { refreshStatistics } from '../refresh-statistics.js';
import { tellFindings } from '../verify/tell-findings.js';

export interface CopyOptions {
  readonly from: string;
  readonly to: string;
  readonly poolSize: number;
  /** Of those of the two that are on PostgreSQL. */
  readonly schema?: string | undefined;
  readonly extension: CliExtension;
}

/** A day: the source's snapshot is read as fast as the target takes the rows. */
const STREAM_SECONDS = 86_400;

/**
 * Copies users and what is between them into another database, then holds each row against its copy
 * and verifies the target. Again is safe: nothing comes in twice, and what was interrupted goes on.
 *
 * @throws CliError when the target holds other people, or is the source
 */
export async function copy({ from, to, poolSize, schema, extension }: CopyOptions): Promise<number> {
  assertTwoDatabases(from, to);
  const isTargetShared = await isInUse(to);
  const settings = { poolSize, streamSeconds: STREAM_SECONDS, extension };
  const at = (url: string): CliDatabase => ({
    ...settings,
    url,
    schema: parseDatabaseUrl(url).engine === 'postgres' ? schema : undefined,
  });
  return withPlace('--from', { ...at(from), readOnly: true }, async (source) =>
    withPlace(
      '--to',
      { ...(isTargetShared ? openedBesideOthers(at(to)) : at(to)), migrate: true },
      async (target) => {
        const besideOthers = isTargetShared ? new BesideOthers(target.get(DatabaseActivity)) : undefined;
        const places = { source, target, besideOthers };
        const totals = await examinePlaces(places, from, to);
        console.log(`copy: from ${describePlace(from)} to ${describePlace(to)}`);
        return copyAll(copiedKinds(relationsOf(extension)), places, totals);
      },
    ),
  );
}

async function copyAll(
  kinds: readonly CopiedKind[],
  places: CopyPlaces,
  totals: CopyTotals,
): Promise<number> {
  const startedAt = performance.now();
  const work = kinds.map((kind) => ({ kind, summary: newSummary(kind.name) }));
  const interruption = new Interruption();
  let end: ImportEnd = 'failed';
  try {
    end = await eachOf(work, async ({ kind, summary }) =>
      copyRows(kind, places, totalOf(kind, totals), summary, interruption),
    );
    // Before the comparison above all, which would read whole tables for each row.
    await refreshStatistics(places.target);
    if (end === 'done') {
      end = 'failed';
      await copyDeletedIds(places);
      end = await eachOf(work, async ({ kind, summary }) => compareRows(kind, places, summary, interruption));
    }
  } finally {
    interruption.stopListening();
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(
      describeCopy(
        end,
        work.map(({ summary }) => summary),
        seconds,
      ),
    );
  }
  if (end === 'stopped') return ExitCode.interrupted;
  return judge(
    places,
    work.map(({ summary }) => summary),
  );
}

/** Ids are never given out again, in the copy neither. */
async function copyDeletedIds({ source, target }: CopyPlaces): Promise<void> {
  for await (const ids of source.get(UsersImportService).deletedIds()) {
    await target.get(UsersImportService).addDeleted(ids);
  }
}

/** One after the other, until one is stopped. */
async function eachOf<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<'done' | 'stopped'>,
): Promise<'done' | 'stopped'> {
  for (const item of items) {
    if ((await work(item)) === 'stopped') return 'stopped';
  }
  return 'done';
}

function totalOf(kind: CopiedKind, { users, follows }: CopyTotals): number | undefined {
  if (kind === USERS) return users;
  return kind.name === FOLLOWS.name ? follows : undefined;
}

async function judge({ target }: CopyPlaces, summaries: readonly KindSummary[]): Promise<number> {
  const wrong = await tellFindings(target.get(FollowsIntegrityService));
  if (wrong > 0) console.log(`copy: the target has ${wrong} finding(s): see "retinue verify --help"`);
  const equal = summaries.every(({ refused, different }) => refused === 0 && different === 0);
  if (!equal) {
    console.log(
      'copy: the target does not equal the source. Did it change meanwhile? Stop writes to it and copy again: what is new comes over; for what was changed or removed, copy to an empty database',
    );
  }
  if (!equal || wrong > 0) return ExitCode.findings;
  console.log('copy: the target equals the source, every count equals its follows');
  return ExitCode.ok;
}
