import type { SchemaContribution } from '@retinue/database';
import { followsSchema } from '@retinue/follows';
import { usersSchema } from '@retinue/users';

/** The tables of the whole service: whoever opens its database opens it with these. */
export const RETINUE_SCHEMA: readonly SchemaContribution[] = [usersSchema, followsSchema];
