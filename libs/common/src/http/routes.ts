import {
  type CanActivate,
  Controller,
  type ControllerOptions,
  type DynamicModule,
  type ModuleMetadata,
  type Provider,
  type Type,
  UseGuards,
} from '@nestjs/common';
import { type ProblemOptions, Problems } from './problems.js';

/** Where routes are in an application, who guards them, and how their errors look. */
export interface RouteOptions {
  /** What paths begin with in the place of `v1`, after the application's own prefix; nothing when empty. */
  readonly path?: string;
  /** For an application that has versioning. Then paths begin with nothing of ours, unless `path` says so. */
  readonly version?: ControllerOptions['version'];
  /** Classes or instances, for these routes alone, in this order. */
  readonly guards?: readonly (Type<CanActivate> | CanActivate)[];
  /** Modules of what the guards inject. */
  readonly imports?: ModuleMetadata['imports'];
  /** What else the guards inject. */
  readonly providers?: readonly Provider[];
  /** How errors look on these routes. */
  readonly problems?: ProblemOptions;
}

/** The first part of a controller's path, which `path` replaces. The original route has none. */
const OWN_PREFIX = /^v1(?=\/|$)\/?/;

/** Where Nest keeps the path of a controller. */
const PATH_METADATA = 'path';

/** A module of routes as an application wants them. */
export function routesModule(
  module: Type,
  controllers: readonly Type[],
  { imports = [], providers = [], problems, ...options }: RouteOptions,
): DynamicModule {
  return {
    module,
    imports,
    controllers: controllers.map((controller) => placed(controller, options)),
    providers: [
      ...providers,
      ...(problems === undefined ? [] : [{ provide: Problems, useValue: new Problems(problems) }]),
    ],
  };
}

/** The controller itself, or one like it at another path: two applications of one process may want two. */
function placed(controller: Type, { path, version, guards = [] }: RouteOptions): Type {
  const own = Reflect.getMetadata(PATH_METADATA, controller) as string;
  const prefix = path ?? (version === undefined ? undefined : '');
  const whole = prefix === undefined ? own : own.replace(OWN_PREFIX, () => prefixOf(prefix));
  if (whole === own && version === undefined && guards.length === 0) return controller;
  const placedController = class extends controller {};
  // An OpenAPI document names operations by it.
  Object.defineProperty(placedController, 'name', { value: controller.name });
  Controller({ path: whole, ...(version === undefined ? {} : { version }) })(placedController);
  if (guards.length > 0) UseGuards(...guards)(placedController);
  return placedController;
}

function prefixOf(path: string): string {
  const bare = path.replaceAll(/^\/+|\/+$/g, '');
  return bare === '' ? '' : `${bare}/`;
}
