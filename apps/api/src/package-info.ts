import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface PackageInfo {
  readonly version: string;
}

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as PackageInfo;

/** What the server calls itself, in `GET /` and in its OpenAPI document. */
export const SERVICE_NAME = 'Retinue';
export const SERVICE_VERSION = version;

/** What starts one server process. This module lies as deep in `dist` as a bundle does, so it finds the files of its package in both. */
export const SERVER_FILE = fileURLToPath(new URL('../bin/server.js', import.meta.url));
