import { type ArgumentMetadata, Injectable, ValidationPipe, type ValidationError } from '@nestjs/common';
import { type FieldError, InvalidFieldsError } from './invalid-fields.error.js';
import { MAX_DEPTH, MAX_VALUES, tooDeep, tooManyValues } from './body-bounds.js';
import { LIST_RULE } from './list-of.js';
import { isLarge, largeTurn } from './one-large-at-a-time.js';
import { RememberedQueries } from './remembered-queries.js';

/** Static side of a request class whose body may be left out: it counts as an empty object then. */
export interface OptionalBody {
  readonly bodyMayBeLeftOut: true;
}

/**
 * Turns bodies and queries into instances of their request class, and refuses what does not fit:
 * wrong values, missing ones and, by name, those that the request does not have.
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  private readonly queries = new RememberedQueries();

  constructor() {
    super({ transform: true, whitelist: true, forbidNonWhitelisted: true });
  }

  override async transform(given: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const value = given === undefined && mayBeLeftOut(metadata) ? {} : given;
    // Without this, class-transformer would take an array apart, and null would fail without saying why.
    if (metadata.type === 'body' && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      throw new InvalidFieldsError([{ pointer: '#', detail: 'the body must be a JSON object' }]);
    }
    const { type, metatype } = metadata;
    if (type === 'query' && metatype !== undefined) {
      const known = this.queries.recall(value as object, metatype);
      if (known !== undefined) return known;
    }
    if (type === 'body' && isLarge(value as object)) await largeTurn();
    refuseUnreasonable(value, metadata);
    try {
      const request: unknown = await super.transform(value, metadata);
      if (type === 'query' && metatype !== undefined) {
        this.queries.remember(value as object, metatype, request as object);
      }
      return request;
    } catch (error) {
      if (error instanceof ValidationFailure) {
        throw new InvalidFieldsError(
          error.failures.flatMap((failure) => fieldErrors(failure, metadata.type, '')).slice(0, MAX_ERRORS),
        );
      }
      throw error;
    }
  }

  override createExceptionFactory() {
    return (failures: ValidationError[] = []) => new ValidationFailure(failures);
  }
}

function mayBeLeftOut({ type, metatype }: ArgumentMetadata): boolean {
  return type === 'body' && metatype !== undefined && 'bodyMayBeLeftOut' in metatype;
}

/** Beyond any request there is; without them a hostile one costs seconds, gigabytes, or the stack. */
const MAX_FIELDS = 100;
const MAX_ITEMS = 1_000;

/** Wrong values that are told; the client who sent more mends these first. */
const MAX_ERRORS = 100;

/** A value of the request, where it stands (a JSON pointer without its `#`), and whether its fields are documented ones. */
type Placed = readonly [path: string, value: object, isKnownShape: boolean];

/** Looks at every level before anything is made of it, and stops at the first thing that is unreasonable. */
function refuseUnreasonable(value: unknown, { type }: ArgumentMetadata): void {
  const refuse = (path: string, name: string, detail: string): never => {
    throw new InvalidFieldsError([
      type === 'body'
        ? { pointer: `#${path}`, detail }
        : { ...(name === '' ? {} : { parameter: name }), detail },
    ]);
  };
  let level = placed('', value, true);
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) refuse('', '', tooDeep(type));
    const next: Placed[] = [];
    for (const [path, container, isKnownShape] of level) {
      const names = Object.keys(container);
      values += names.length;
      const what = path === '' ? `the ${type}` : path.slice(1);
      if (Array.isArray(container)) {
        if (names.length > MAX_ITEMS) refuse(path, '', `${what} must hold at most ${MAX_ITEMS} items`);
      } else {
        if (names.length > MAX_FIELDS) refuse(path, '', `${what} has more than ${MAX_FIELDS} fields`);
        // What every object inherits, such as `constructor`: class-transformer passes over it without a word.
        const inherited = names.find((name) => name in Object.prototype);
        if (isKnownShape && inherited !== undefined)
          refuse(`${path}/${inherited}`, inherited, unknownField(inherited));
        // Nest leaves these out wherever they are, without a word.
        const stripped = names.find((name) => STRIPPED.has(name));
        if (stripped !== undefined) refuse(`${path}/${stripped}`, stripped, unusable(stripped));
      }
      if (values > MAX_VALUES) refuse('', '', tooManyValues(type));
      for (const [name, part] of Object.entries(container)) {
        // An object in the place of a value is wrong as a whole; those in a list have fields of their own.
        next.push(...placed(`${path}/${escapePointer(name)}`, part, Array.isArray(container)));
      }
    }
    level = next;
  }
}

function placed(path: string, value: unknown, isKnownShape: boolean): Placed[] {
  return typeof value === 'object' && value !== null ? [[path, value, isKnownShape]] : [];
}

/** Names by which JavaScript reaches what all objects share. */
const STRIPPED = new Set(['__proto__', 'constructor', 'prototype']);

function unusable(name: string): string {
  return `${name} is no name that can be taken: choose another`;
}

function unknownField(name: string): string {
  return `${name} is not known here: remove it`;
}

/** Carries class-validator's findings out of `super.transform`, which knows whether they are of a body or a query. */
class ValidationFailure extends Error {
  constructor(readonly failures: ValidationError[]) {
    super('validation failed');
  }
}

function fieldErrors(
  failure: ValidationError,
  source: ArgumentMetadata['type'],
  parent: string,
): FieldError[] {
  const path = `${parent}/${escapePointer(failure.property)}`;
  const where = source === 'body' ? { pointer: `#${path}` } : { parameter: failure.property };
  const { nestedValidation, ...constraints } = failure.constraints ?? {};
  const own = Object.entries(
    Object.keys(constraints).length === 0 && nestedValidation !== undefined
      ? { nestedValidation }
      : constraints,
  ).map(([rule, message]) => ({
    ...where,
    detail: rule === 'whitelistValidation' ? unknownField(failure.property) : message,
  }));
  if (LIST_RULE in constraints) return own;
  return [...own, ...(failure.children ?? []).flatMap((child) => fieldErrors(child, source, path))];
}

/** RFC 6901, section 3. */
function escapePointer(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
