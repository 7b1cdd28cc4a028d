import type { Type } from '@nestjs/common';
import { isCursor, PageQuery } from './page-query.js';

/** Queries of each class that are remembered; past it, all are forgotten. */
const MAX_REMEMBERED = 1_000;

/** Characters of a query that is remembered, at most: longer ones hardly ever come again. */
const MAX_LENGTH = 100;

/**
 * Queries that were found right, and are right again: clients ask for `?limit=50` day in, day out, and checking that
 * takes longer than finding the rows of a small page. A cursor is different each time, and any text will do for one, so
 * it is looked at apart.
 */
export class RememberedQueries {
  private readonly byClass = new WeakMap<Type, Map<string, object>>();

  /** The request that this query was read as before, as a new object; `undefined` when it must be checked. */
  recall(query: object, metatype: Type): object | undefined {
    const { key, cursor } = partsOf(query, metatype);
    const known = key === undefined ? undefined : this.byClass.get(metatype)?.get(key);
    if (known === undefined) return undefined;
    const request = Object.assign(Object.create(metatype.prototype as object) as object, known);
    return cursor === undefined ? request : Object.assign(request, { cursor });
  }

  /** @param request what the query was read as */
  remember(query: object, metatype: Type, request: object): void {
    const { key, cursor } = partsOf(query, metatype);
    const isPlain = Object.values(request).every((value) => typeof value !== 'object' || value === null);
    if (key === undefined || !isPlain) return;
    let known = this.byClass.get(metatype);
    if (known === undefined) this.byClass.set(metatype, (known = new Map()));
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(key, cursor === undefined ? { ...request } : { ...request, cursor: undefined });
  }
}

/** What a query is known by, and its cursor apart; no key for one that is not worth it, or not made of texts. */
function partsOf(query: object, metatype: Type): { key?: string; cursor?: string } {
  let key = '';
  let cursor: string | undefined;
  const hasCursor = metatype === PageQuery || metatype.prototype instanceof PageQuery;
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string') return {};
    if (hasCursor && name === 'cursor' && isCursor(value)) cursor = value;
    else key += `${name.length} ${name}${value.length} ${value}`;
  }
  return { ...(key.length > MAX_LENGTH ? {} : { key }), ...(cursor === undefined ? {} : { cursor }) };
}
