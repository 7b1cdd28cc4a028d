import type { ModuleTables } from '@retinue/database';
import { BLOCKS, type PlainRelation } from '@retinue/follows';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createRelationTable,
  dropRelationTable,
} from '../../libs/follows/src/relations/relation-table.statements.js';

/** A relation that Retinue does not have, and knows by this alone. */
export const FAVOURITES: PlainRelation = {
  name: 'favourite-people',
  one: 'favourite',
  table: 'favourite_people',
  from: 'fan_id',
  to: 'star_id',
  listed: 'to',
  since: 'favouredAt',
  hasExpiry: true,
  aliases: { idol: 'starId' },
  excludedBy: [
    { by: BLOCKS, way: 'opposite', flaw: 'of_blocked', wrong: 'the second user blocks the first' },
  ],
};

class FavouritePeople1795000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createRelationTable(runner, FAVOURITES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropRelationTable(runner, FAVOURITES);
  }
}

/** Where it is kept, as an application contributes it. */
export const favouritesTables: ModuleTables = {
  name: 'favourites',
  needs: ['users', 'follows'],
  entities: [],
  migrations: { sqlite: [FavouritePeople1795000000200], postgres: [FavouritePeople1795000000200] },
};
