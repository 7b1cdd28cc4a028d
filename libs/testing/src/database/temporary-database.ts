import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A SQLite file in a folder of its own. */
export interface TemporaryDatabase {
  /** For `DatabaseModule.forRoot({ url })`. */
  readonly url: string;
  /** Removes the folder. Close the application first. */
  readonly remove: () => Promise<void>;
}

/** A SQLite file for one test, which does not exist yet: for what a second connection or a restart must see. */
export async function temporaryDatabase(): Promise<TemporaryDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'retinue-test-'));
  return {
    url: `sqlite:${join(folder, 'test.db')}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
