/** How much a change means to those who use a package, the most first. */
const BUMPS = ['major', 'minor', 'patch'] as const;

type Bump = (typeof BUMPS)[number];

/** The heading above the changes of each kind. */
const HEADINGS: Readonly<Record<Bump, string>> = {
  major: 'What breaks',
  minor: 'What is new',
  patch: 'What is mended',
};

/** One change, as `npm run changeset` wrote it down. */
export interface Changeset {
  /** The largest of those that it names. */
  readonly bump: Bump;
  readonly text: string;
}

/**
 * Reads a file of `.changeset`: the packages and their bumps between two lines of dashes, then the text.
 *
 * @throws Error when it is not such a file
 */
export function parseChangeset(file: string): Changeset {
  const [, packages = '', text = ''] = /^---\n(.*?)^---\n(.*)$/ms.exec(file) ?? [];
  const bump = BUMPS.find((name) => new RegExp(`: ${name}$`, 'm').test(packages));
  if (bump === undefined || text.trim() === '')
    throw new Error(`A changeset names a package and how much it changes, then says what: ${file}`);
  return { bump, text: text.trim() };
}

/** The changelog with a version above all others. */
export function addVersion(changelog: string, version: string, changes: readonly Changeset[]): string {
  const parts = BUMPS.map((bump) => {
    const items = changes.filter((change) => change.bump === bump).map(({ text }) => listItem(text));
    return items.length === 0 ? '' : `### ${HEADINGS[bump]}\n\n${items.join('\n')}\n\n`;
  });
  const latest = changelog.indexOf('\n## ') + 1;
  const place = latest === 0 ? changelog.length : latest;
  return `${changelog.slice(0, place)}## ${version}\n\n${parts.join('')}${changelog.slice(place)}`;
}

/** Further lines of a text stay part of its item. */
function listItem(text: string): string {
  return `- ${text.replaceAll(/\n(?=.)/g, '\n  ')}`;
}
