import type { FastifyInstance } from 'fastify';

/**
 * Knows the methods of each address, which Fastify does not tell: to it, an address that does not take a method is not
 * there.
 *
 * @param fastify before its routes are registered
 */
export function knowMethods(fastify: FastifyInstance): (url: string) => string[] {
  const methodsByPattern = new Map<string, Set<string>>();
  fastify.addHook('onRoute', ({ url, method }) => {
    // The route of preflights.
    if (url === '*') return;
    const methods = methodsByPattern.get(url) ?? new Set();
    methodsByPattern.set(url, methods);
    for (const one of [method].flat()) methods.add(one);
  });
  return (url) => {
    const path = url.split('?')[0]!.split('/');
    const all = [...methodsByPattern].filter(([pattern]) => fits(pattern.split('/'), path));
    return [...new Set(all.flatMap(([, methods]) => [...methods]))];
  };
}

/** Whether a path fits the pattern of a route, both in parts: `:name` stands for one part, a `*` at the end for any. */
function fits(pattern: readonly string[], path: readonly string[]): boolean {
  const takesRest = pattern.at(-1) === '*';
  if (takesRest ? path.length < pattern.length : path.length !== pattern.length) return false;
  return pattern.every(
    (part, index) => part === '*' || (part.startsWith(':') ? path[index] !== '' : part === path[index]),
  );
}
