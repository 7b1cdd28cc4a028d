import { type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { HttpRequest } from './exchange.js';
import { RouteMetadata } from './route-metadata.js';

const ACTS_AS = 'retinue:acts-as';
const PLACES = new RouteMetadata<readonly string[]>(ACTS_AS);

/** A field of a body, or of each item of a list in it. */
const FIELD = /^#\/(\w+)(?:\/\*\/(\w+))?$/;

/**
 * Says what in a request names the user who acts, or whose own affairs are looked at: a parameter of the path or the query,
 * or a field of the body as `#/operations/*\/followerId`. With nothing, the route shows what anybody may see.
 *
 * A route without it is nobody's in particular: see {@link actingUsers}.
 */
export function ActsAs(...places: readonly string[]): MethodDecorator {
  return SetMetadata(ACTS_AS, places);
}

/**
 * The users as whom a request acts, as the request writes them; for a guard that lets everybody act as themselves alone:
 * none when anybody may ask, `undefined` when this is for nobody in particular, such as creating a user.
 *
 * Guards come before checks: what is no id at all is an empty text here, and the id of nobody.
 */
export function actingUsers(context: ExecutionContext): readonly string[] | undefined {
  const places = PLACES.of(context);
  if (places === undefined || places.length === 0) return places;
  const request = context.switchToHttp().getRequest<HttpRequest>();
  return places.flatMap((place) => valuesAt(place, request)).map(asWritten);
}

function valuesAt(place: string, { params, query, body }: HttpRequest): unknown[] {
  const [, field, itemField] = FIELD.exec(place) ?? [];
  if (field === undefined) return [params[place] ?? query[place]];
  const value = fieldOf(body, field);
  if (itemField === undefined) return [value];
  // A body without the list is refused after the guard.
  return Array.isArray(value) ? value.map((item) => fieldOf(item, itemField)) : [];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function asWritten(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}
