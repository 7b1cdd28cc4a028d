import { readFile } from 'node:fs/promises';
import { readSettings } from '@retinue/api';
import { DATABASE_DEFAULTS } from '@retinue/database';

/** As the page writes defaults that are no plain value. */
const IN_WORDS: Readonly<Record<string, string>> = {
  MIGRATE_ON_START: `\`${DATABASE_DEFAULTS.migrate.sqlite}\`, PostgreSQL \`${DATABASE_DEFAULTS.migrate.postgres}\``,
  FOLLOW_POLICY: 'all pairs',
};

async function read(path: string): Promise<string> {
  return readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** What the page says is the default of each setting. */
async function documented(): Promise<Record<string, string>> {
  const rows = (await read('docs/settings.md')).split('\n').filter((line) => line.startsWith('| `'));
  return Object.fromEntries(
    rows.flatMap((row) => {
      const [, names = '', defaults = ''] = row.split('|').map((cell) => cell.trim());
      const settings = names.split(', ').map((name) => name.replaceAll('`', ''));
      // A row of several settings has as many defaults, in their order.
      const values = settings.length === 1 ? [defaults] : defaults.split(', ');
      return settings.map((name, index) => [name, values[index]!]);
    }),
  );
}

type Setting = string | number | boolean | readonly string[] | undefined;

function inWords(name: string, value: Setting): string {
  if (IN_WORDS[name] !== undefined) return IN_WORDS[name];
  return value === undefined || value.toString() === '' ? 'none' : `\`${value.toString()}\``;
}

describe('the defaults', () => {
  const settings = readSettings({});

  it('that the page on the settings names are the real ones, of every setting', async () => {
    const real = Object.entries(settings).map(([name, value]) => [name, inWords(name, value)]);
    expect(await documented()).toEqual(Object.fromEntries(real));
  });

  it('that the page says in words are what the words say', () => {
    expect(settings).toMatchObject({ MIGRATE_ON_START: undefined, FOLLOW_POLICY: undefined });
  });

  it('are those of the container, too', async () => {
    expect(await read('deploy/Dockerfile')).toContain(`\nEXPOSE ${settings.PORT}\n`);
  });
});
