import type { OpenApiContract } from '../openapi-contract.js';
import type { OpenApiDocument } from '../openapi-document.js';

/** What an application says of itself. */
export interface DescribedApp {
  readonly document: OpenApiDocument;
  readonly contract: OpenApiContract;
}

/**
 * By the settings: making and compiling the document takes longer than most tests, and for the same ones it is the same. For all
 * specs of a process.
 */
export const describedApps = new Map<string, DescribedApp>();
