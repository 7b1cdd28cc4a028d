import { isProblem, RetinueClient } from '@retinue/client';
import { changesOf } from './changes-of-event.js';
import { MirrorFile } from './mirror-file.js';
import { changesOfSnapshot, placeOfSnapshot } from './snapshot.js';

const {
  RETINUE_URL = 'http://127.0.0.1:8000',
  RETINUE_TOKEN,
  MIRROR = './mirror.db',
  SNAPSHOT,
} = process.env;

const client = new RetinueClient({ baseUrl: RETINUE_URL, token: RETINUE_TOKEN });
const mirror = new MirrorFile(MIRROR);

// Only a mirror that has not begun: one that has goes on where it was.
if (mirror.place === undefined && SNAPSHOT !== undefined) {
  await mirror.commit(changesOfSnapshot(SNAPSHOT), await placeOfSnapshot(SNAPSHOT));
}
console.log(mirror.place === undefined ? 'Begins with the oldest event' : `Goes on after ${mirror.place}`);

try {
  // It waits for what comes next, and reconnects by itself: this ends only with an error that waiting does not mend.
  for await (const event of client.events({ after: mirror.place, limit: 1_000 })) {
    await mirror.commit(changesOf(event), event.id);
  }
} catch (error) {
  // Events after the place were kept no longer, or the log is another one, or an older state of it.
  if (!isProblem(error, 'events_gone', 'invalid_event_place')) throw error;
  console.error(
    `The log does not go on from where this mirror is (${error.code}): delete ${MIRROR}, make a new snapshot with "retinue export", and start again with SNAPSHOT.`,
  );
  process.exitCode = 1;
} finally {
  mirror.close();
}
