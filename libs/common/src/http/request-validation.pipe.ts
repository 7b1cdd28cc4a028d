import { type ArgumentMetadata, Injectable, ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidRequestError } from '../errors/invalid-request.error.js';
import type { FieldError } from '../errors/domain-error.js';

/**
 * Turns bodies and queries into instances of their request class, and refuses what does not fit:
 * wrong values, missing ones and, by name, those that the request does not have.
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({ transform: true, whitelist: true, forbidNonWhitelisted: true });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // Path parameters have pipes of their own, which read the text as it came: this one would make 0x1 a number first.
    if (metadata.type === 'param') return value;
    // Without this, class-transformer would take an array apart, and null would fail without saying why.
    if (metadata.type === 'body' && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      throw new InvalidRequestError([{ pointer: '#', detail: 'the body must be a JSON object' }]);
    }
    refuseUnreasonable(value, metadata);
    refuseInherited(value, metadata);
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (error instanceof ValidationFailure) {
        throw new InvalidRequestError(
          error.failures.flatMap((failure) => fieldErrors(failure, metadata.type, '')),
        );
      }
      throw error;
    }
  }

  override createExceptionFactory() {
    return (failures: ValidationError[] = []) => new ValidationFailure(failures);
  }
}

/** Far beyond any request there is; without them a hostile one costs seconds, or the stack. */
const MAX_FIELDS = 100;
const MAX_DEPTH = 8;

function refuseUnreasonable(value: unknown, { type }: ArgumentMetadata): void {
  if (typeof value !== 'object' || value === null) return;
  const where = type === 'body' ? { pointer: '#' } : {};
  if (Object.keys(value).length > MAX_FIELDS) {
    throw new InvalidRequestError([{ ...where, detail: `the ${type} has more than ${MAX_FIELDS} fields` }]);
  }
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      throw new InvalidRequestError([
        { ...where, detail: `the ${type} is nested more than ${MAX_DEPTH} deep` },
      ]);
    }
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
}

/** Fields that every object inherits, such as `constructor`: class-transformer passes over them without a word. */
function refuseInherited(value: unknown, { type }: ArgumentMetadata): void {
  if (typeof value !== 'object' || value === null) return;
  const names = Object.keys(value).filter((name) => name in Object.prototype);
  if (names.length === 0) return;
  throw new InvalidRequestError(
    names.map((name) => ({
      ...(type === 'body' ? { pointer: `#/${name}` } : { parameter: name }),
      detail: unknownField(name),
    })),
  );
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
  const own = Object.entries(failure.constraints ?? {}).map(([rule, message]) => ({
    ...where,
    detail: rule === 'whitelistValidation' ? unknownField(failure.property) : message,
  }));
  return [...own, ...(failure.children ?? []).flatMap((child) => fieldErrors(child, source, path))];
}

/** RFC 6901, section 3. */
function escapePointer(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
