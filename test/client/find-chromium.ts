import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

/** Where installers put it that leave the path alone. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

/** How to start a browser. */
export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
}

/** Tests may run as root, where Chromium has no sandbox; it sees our own page alone. */
const WITHOUT_SANDBOX = ['--no-sandbox'];

/**
 * The machine's Chromium or Chrome, `CHROME_PATH` before all others. None is installed for the tests: it would be half of
 * what `npm ci` brings.
 *
 * @returns undefined where there is none
 */
export function findChromium(): Chromium | undefined {
  const { CHROME_PATH, PATH = '' } = process.env;
  const inPath = PATH.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = [...(CHROME_PATH === undefined ? [] : [CHROME_PATH]), ...inPath, ...PLACES];
  const installed = candidates.find(isProgram);
  return installed === undefined ? undefined : { executablePath: installed, args: WITHOUT_SANDBOX };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
