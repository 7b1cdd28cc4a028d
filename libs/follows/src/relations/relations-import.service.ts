import { Injectable } from '@nestjs/common';
import type { ChangeOptions, LoggedCaller } from '@retinue/access';
import { type Transaction, UnitOfWork } from '@retinue/database';
import { type FoundUsers, UserDirectory } from '@retinue/users';
import { FollowClock } from '../following/follow-clock.js';
import { idAmong, NOBODY } from './id-among.js';
import { inChunks } from './import-chunks.js';
import { type IdPair, type KeyPair, keyOfPair, type PlainRelation, type RelationRow } from './relation.js';
import { type RelationRefusal, RelationRulebook } from './relation-rules.js';
import { RelationChanges } from './relation-changes.service.js';

/** A row of a relation from elsewhere. */
export interface ImportedRow extends KeyPair {
  /** Now when left out. */
  readonly createdAt?: Date | undefined;
  /** Where rows expire: never when left out. */
  readonly expiresAt?: Date | undefined;
}

/** What became of an imported row. `expired` is of one whose `expiresAt` has passed; a refusal is by the relation's own rules. */
export type RelationOutcome =
  'added' | 'already_there' | 'self' | 'unknown_from' | 'unknown_to' | 'expired' | RelationRefusal;

/** Brings in many rows of a relation that exist elsewhere, some thousand in a transaction. */
@Injectable()
export class RelationsImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserDirectory,
    private readonly relations: RelationChanges,
    private readonly rulebook: RelationRulebook,
    private readonly clock: FollowClock,
  ) {}

  /**
   * Adds rows; one that is there already keeps its time and, where rows expire, takes the imported `expiresAt`.
   *
   * @returns an outcome for each, in order
   */
  async add(
    relation: PlainRelation,
    batch: readonly ImportedRow[],
    options?: ChangeOptions,
  ): Promise<RelationOutcome[]> {
    return this.unitOfWork.write(async (transaction) => {
      const keys = new Set(batch.flatMap(({ fromId, toId }) => [fromId, toId]));
      // Of all chunks at once: whoever locked some, then others, could wait for somebody who waits for them.
      const known = await this.users.find([...keys], transaction);
      const stamp = this.clock.stamp(transaction);
      return inChunks(batch, async (chunk) =>
        this.addChunk(transaction, relation, chunk, known, stamp, options?.caller),
      );
    }, options);
  }

  private async addChunk(
    transaction: Transaction,
    relation: PlainRelation,
    given: readonly ImportedRow[],
    known: FoundUsers,
    stamp: Date,
    caller: LoggedCaller | undefined,
  ): Promise<RelationOutcome[]> {
    const now = new Date();
    const chunk = given.map((row) => ({
      ...row,
      fromId: idAmong(known, row.fromId),
      toId: idAmong(known, row.toId),
    }));
    const rules = this.rulebook.of(relation);
    const possible = setAside(
      chunk,
      chunk.map((row) => refusal(row, known, now)),
    );
    const rows = possible.rest.map(({ createdAt = stamp, expiresAt = null, ...pair }) => ({
      ...pair,
      createdAt: createdAt < stamp ? createdAt : stamp,
      expiresAt,
    }));
    const acceptable = setAside<RelationRow, RelationOutcome>(
      rows,
      (await rules.refuseImported?.(transaction, rows, known)) ?? rows.map(() => undefined),
    );
    const added = await this.relations.add(
      transaction,
      relation,
      acceptable.rest,
      'imported',
      now,
      stamp,
      caller,
    );
    await rules.afterAdded?.(transaction, added, stamp, caller);
    return possible.with(acceptable.with(outcomesOf(acceptable.rest, added)));
  }
}

function refusal(
  { fromId, toId, expiresAt }: IdPair & Pick<ImportedRow, 'expiresAt'>,
  known: FoundUsers,
  now: Date,
): RelationOutcome | undefined {
  if (fromId === toId && fromId !== NOBODY) return 'self';
  if (!known.has(fromId)) return 'unknown_from';
  if (!known.has(toId)) return 'unknown_to';
  return expiresAt !== undefined && expiresAt <= now ? 'expired' : undefined;
}

/** The rows that have no outcome yet, and how to put theirs between those of the others, in order. */
function setAside<Row, Outcome>(
  rows: readonly Row[],
  outcomes: readonly (Outcome | undefined)[],
): { readonly rest: Row[]; readonly with: (ofRest: readonly Outcome[]) => Outcome[] } {
  return {
    rest: rows.filter((_row, index) => outcomes[index] === undefined),
    with: (ofRest) => {
      const left = ofRest.values();
      return outcomes.map((outcome) => outcome ?? left.next().value!);
    },
  };
}

/** A row was added once: the second of two equal rows in a chunk finds its place taken. */
function outcomesOf(rows: readonly IdPair[], added: readonly IdPair[]): RelationOutcome[] {
  const unclaimed = new Set(added.map(keyOfPair));
  return rows.map((row) => (unclaimed.delete(keyOfPair(row)) ? 'added' : 'already_there'));
}
