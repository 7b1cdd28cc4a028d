import type { ExecutionContext } from '@nestjs/common';

/**
 * What a decorator left with routes. Each request asks for it, and finding it in the decorators' own table takes longer than most
 * guards, so it is looked up once for each route.
 */
export class RouteMetadata<Value> {
  private readonly known = new WeakMap<object, { readonly value: Value | undefined }>();

  /** @param key by which the decorator left it */
  constructor(private readonly key: string) {}

  /** That of the route which a request came to; `undefined` when its decorator left none. */
  of(context: Pick<ExecutionContext, 'getHandler'>): Value | undefined {
    const handler = context.getHandler();
    let found = this.known.get(handler);
    if (found === undefined) {
      found = { value: Reflect.getMetadata(this.key, handler) as Value | undefined };
      this.known.set(handler, found);
    }
    return found.value;
  }
}
