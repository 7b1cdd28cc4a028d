// @ts-check
import { rm } from 'node:fs/promises';

/** Removes what specs shared in this run of Jest: `test/support/made-once.ts`. */
export default async function removeMadeOnce() {
  await rm(String(process.env['TEST_MADE_ONCE']), { recursive: true, force: true });
}
