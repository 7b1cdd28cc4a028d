import { type NoParameters, statement } from '@retinue/database';
import type { KeptPlace } from './event-readers.repository.js';

export const BEGIN_READER = statement<{ readonly name: string; readonly place: number; readonly at: number }>(
  `INSERT INTO event_readers (name, place, updated_at) VALUES (:name, :place, :at) ON CONFLICT (name) DO NOTHING`,
);

export const PLACE_OF_READER = statement<{ readonly name: string }, { readonly place: number }>(
  `SELECT place FROM event_readers WHERE name = :name`,
);

export const MOVE_READER = statement<{
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly at: number;
}>(`UPDATE event_readers SET place = :to, updated_at = :at WHERE name = :name AND place = :from`);

export const PLACES_OF_READERS = statement<NoParameters, KeptPlace>(`
  SELECT name, place, (
    SELECT created_at FROM follow_events WHERE id > event_readers.place ORDER BY id LIMIT 1
  ) AS "nextAt" FROM event_readers ORDER BY name`);
