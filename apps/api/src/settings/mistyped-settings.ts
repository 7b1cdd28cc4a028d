import { distance } from 'fastest-levenshtein';
import { Settings } from './settings.js';

/** Letters that a slip changes, at most. */
const MAX_SLIPS = 2;

/** Shorter names (`HOST`, `PORT`) resemble too many that are others' own. */
const MIN_LENGTH = 7;

/**
 * Tells of variables that are called nearly as a setting is which is not set: what they say has no effect. A warning,
 * since the variable may be another program's.
 */
export function warnOfMistypedSettings(environment: NodeJS.ProcessEnv): void {
  for (const [given, meant] of mistypedSettings(environment)) {
    console.error(`retinue: ${given} is no setting, and has no effect: is ${meant} meant?`);
  }
}

/** Each variable that is called nearly as a setting is which is not set, and that setting. */
export function mistypedSettings(environment: NodeJS.ProcessEnv): [given: string, meant: string][] {
  const known = Object.keys(new Settings());
  const unset = known.filter((name) => name.length >= MIN_LENGTH && (environment[name] ?? '') === '');
  return Object.keys(environment)
    .filter((name) => !known.includes(name))
    .flatMap((given) => {
      const [nearest] = unset
        .map((name) => ({ name, slips: distance(plain(given), plain(name)) }))
        .filter(({ slips }) => slips <= MAX_SLIPS)
        .toSorted((one, other) => one.slips - other.slips);
      return nearest === undefined ? [] : [[given, nearest.name] as [string, string]];
    });
}

/** Whoever leaves out an underscore, or writes small letters, has made no slip in the word. */
function plain(name: string): string {
  return name.toUpperCase().replaceAll(/[_-]/g, '');
}
