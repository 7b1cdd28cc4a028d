import { readFileSync } from 'node:fs';

interface PackageInfo {
  readonly version: string;
}

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as PackageInfo;

/** What the server calls itself, in `GET /` and in its OpenAPI document. */
export const SERVICE_NAME = 'Retinue';
export const SERVICE_VERSION = version;
