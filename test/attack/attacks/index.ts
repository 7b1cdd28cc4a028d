import type { Attack } from '../arena/attack.js';
import { bodies } from './bodies/attack.js';
import { callers } from './callers/attack.js';
import { clockJumps } from './clock/attack.js';
import { cursors } from './cursors/attack.js';
import { flippedBytes } from './files/flipped-bytes.js';
import { takenAway } from './files/taken-away.js';
import { kill } from './kill/attack.js';
import { batches } from './load/batches.js';
import { deletions } from './load/deletions.js';
import { oneAddress } from './readers/one-address.js';
import { slowReaders } from './readers/slow-readers.js';
import { unreadStreams } from './readers/unread-streams.js';
import { fewHandles } from './scarcity/few-handles.js';
import { fullDisk } from './scarcity/full-disk.js';
import { smallHeap } from './scarcity/small-heap.js';
import { halves } from './sockets/halves.js';
import { pipelines } from './sockets/pipelines.js';
import { sockets } from './sockets/attack.js';
import { strings } from './strings/attack.js';

/** In the order in which they are made. */
export const ATTACKS: readonly Attack[] = [
  strings,
  bodies,
  sockets,
  pipelines,
  halves,
  unreadStreams,
  slowReaders,
  oneAddress,
  cursors,
  callers,
  batches,
  deletions,
  kill,
  fullDisk,
  fewHandles,
  smallHeap,
  clockJumps,
  takenAway,
  flippedBytes,
];
