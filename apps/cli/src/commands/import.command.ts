import type { INestApplicationContext } from '@nestjs/common';
import { DatabaseActivity, isInUse } from '@retinue/database';
import type { Relation } from '@retinue/follows';
import { relationsOf } from '../cli-database.js';
import type { CliDatabase } from '../cli-extension.js';
import { ExitCode } from '../exit-codes.js';
import { openInput } from '../formats/open-input.js';
import { readRecordsTogether } from '../formats/read-records.js';
import { formatOf, type RecordFormat } from '../formats/record-format.js';
import { type RecordKind, recordKindOf, recordKindsOf, USERS } from '../formats/record-kinds.js';
import { BesideOthers, openedBesideOthers } from '../import/beside-others.js';
import { importRecords } from '../import/import-records.js';
import type { ImportTarget } from '../import/import-target.js';
import { describeSummary, type ImportEnd, type ImportSummary } from '../import/import-summary.js';
import { relationTarget } from '../import/relation-records.js';
import { RejectsFile } from '../import/rejects-file.js';
import { userTarget } from '../import/user-records.js';
import { Interruption } from '../interruption.js';
import { PhasedProgress } from '../progress/phased-progress.js';
import { refreshStatistics } from '../refresh-statistics.js';
import { withDatabase } from '../with-database.js';

export interface ImportOptions {
  readonly database: CliDatabase;
  readonly file: string;
  readonly format?: RecordFormat | undefined;
  readonly rejects?: string | undefined;
}

export async function importUsers(options: ImportOptions): Promise<number> {
  return runImport(options, USERS, (app) => userTarget(app));
}

/** @param createsMissing of follows: whether a user is made for each id that nobody has */
export async function importRelation(
  relation: Relation,
  options: ImportOptions,
  createsMissing = false,
): Promise<number> {
  return runImport(options, recordKindOf(relation), (app) => relationTarget(app, relation, createsMissing));
}

async function runImport<Item>(
  { database, file, format, rejects: rejectsPath }: ImportOptions,
  kind: RecordKind,
  targetIn: (app: INestApplicationContext) => ImportTarget<Item>,
): Promise<number> {
  const startedAt = performance.now();
  const recordFormat = formatOf(file, format);
  const rejects = RejectsFile.forInput(file, rejectsPath);
  const input = await openInput(file);
  const interruption = new Interruption();
  const summary: ImportSummary = { read: 0, added: 0, alreadyThere: 0, rejected: 0 };
  let end: ImportEnd = 'failed';
  try {
    await rejects.removeStale();
    const isShared = await isInUse(database.url);
    const opened = isShared ? openedBesideOthers(database) : database;
    end = await withDatabase(opened, async (app) => {
      const extent = { total: input.totalBytes, done: () => input.bytesRead() };
      const progress = new PhasedProgress(extent, `import ${kind.name}`);
      try {
        const kinds = recordKindsOf(relationsOf(database.extension));
        const records = readRecordsTogether(input.text, recordFormat, kind, kinds);
        return await importRecords(records, targetIn(app), summary, rejects, interruption, progress, {
          besideOthers: isShared ? new BesideOthers(app.get(DatabaseActivity)) : undefined,
        });
      } finally {
        progress.stop();
        await rejects.close();
        if (summary.added > 0) await refreshStatistics(app);
      }
    });
  } finally {
    interruption.stopListening();
    input.text.destroy();
    input.close();
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(describeSummary(kind.name, end, summary, seconds, rejects.path));
  }
  if (end === 'stopped') return ExitCode.interrupted;
  return summary.rejected > 0 ? ExitCode.findings : ExitCode.ok;
}
