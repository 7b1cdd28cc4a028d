import { type NoParameters, statement, type Transaction } from '@retinue/database';
import { placeInRenewedLog } from '@retinue/follows';

/** Rows that are read at once. */
const CHUNK = 1_000;

interface KeptText {
  readonly id: number;
  readonly text: string;
}

const HAS_WEBHOOKS = statement<NoParameters, { readonly name: string }>(
  `SELECT name FROM sqlite_schema WHERE name = 'webhooks'`,
);

/** Of the log, which was made another one before this. */
const TAG = statement<NoParameters, { readonly tag: number }>(`SELECT tag FROM log_identity`);

/** Where places are kept: of each webhook, and of each message that was sent. */
const COLUMNS = [
  ['webhooks', 'place'],
  ['webhook_deliveries', 'message_id'],
] as const;

/** What is kept of the log goes along when a backup's log is made another one: webhooks go on from where they were. */
export async function takePlacesAlong(transaction: Transaction): Promise<void> {
  // A version from before webhooks.
  if ((await transaction.get(HAS_WEBHOOKS)) === undefined) return;
  const { tag } = (await transaction.get(TAG))!;
  for (const [table, column] of COLUMNS) {
    const read = statement<{ readonly after: number; readonly limit: number }, KeptText>(
      `SELECT id, ${column} AS text FROM ${table} WHERE id > :after ORDER BY id LIMIT :limit`,
    );
    const write = statement<KeptText>(`UPDATE ${table} SET ${column} = :text WHERE id = :id`);
    let last = 0;
    for (;;) {
      const rows = await transaction.all(read, { after: last, limit: CHUNK });
      for (const { id, text } of rows)
        await transaction.run(write, { id, text: placeInRenewedLog(tag, text) });
      if (rows.length < CHUNK) break;
      last = rows.at(-1)!.id;
    }
  }
}
