import { open } from 'node:fs/promises';

/**
 * Waits until the disk has the file. What the system still holds back of a file that was just written would go out
 * with the first sync of whoever is measured on it.
 */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
