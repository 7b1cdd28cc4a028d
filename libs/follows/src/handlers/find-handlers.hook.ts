import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BeforeChangeHandlers } from './before-change-handlers.js';
import { EventReaders } from './event-readers.service.js';
import {
  type BeforeChangeHandler,
  type HandlerMark,
  marksOf,
  type OnChangeHandler,
} from './handler-marks.js';
import { HostProviders } from './host-providers.js';

type Method = (...parameters: unknown[]) => unknown;

/** Finds the methods that the application has marked as handlers. */
@Injectable()
export class FindHandlers implements OnModuleInit {
  constructor(
    private readonly providers: HostProviders,
    private readonly before: BeforeChangeHandlers,
    private readonly readers: EventReaders,
  ) {}

  /** @throws TypeError when a handler can't be one: that ends the start */
  onModuleInit(): void {
    const seen = new Set<object>();
    for (const provider of this.providers.all()) {
      const { instance } = provider;
      // The same may be provided under several names.
      if (typeof instance !== 'object' || instance === null || seen.has(instance)) continue;
      seen.add(instance);
      for (const [name, method] of methodsOf(instance)) {
        for (const mark of marksOf(method)) {
          const place = `${instance.constructor.name}.${name}`;
          if (provider.isTransient || !provider.isDependencyTreeStatic()) throw notOfTheWhole(place);
          this.add(mark, place, method.bind(instance));
        }
      }
    }
  }

  private add(mark: HandlerMark, place: string, method: Method): void {
    if (mark.kind === 'before') this.before.add(mark.types, place, method as BeforeChangeHandler);
    else this.readers.add(mark.name, mark.options, place, method as OnChangeHandler);
  }
}

/** Of a method that a subclass has in the place of another, the subclass's. */
function methodsOf(instance: object): ReadonlyMap<string, Method> {
  const methods = new Map<string, Method>();
  let prototype: object | null = Object.getPrototypeOf(instance) as object | null;
  while (prototype !== null && prototype !== Object.prototype) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof value === 'function' && !methods.has(name)) methods.set(name, value as Method);
    }
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return methods;
}

function notOfTheWhole(place: string): TypeError {
  return new TypeError(
    `${place} handles changes, and its class is made anew for each request or user of it: give it the default scope`,
  );
}
