import { statement } from '@retinue/database';

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
