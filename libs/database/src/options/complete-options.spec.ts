import { completeOptions } from './complete-options.js';
import { DATABASE_DEFAULTS } from './database-defaults.js';

describe('options of a database', () => {
  it.each(['sqlite', 'postgres'] as const)('that are left out, on %s, are the defaults', (engine) => {
    expect(completeOptions({ url: 'any' }, engine)).toEqual({
      ...DATABASE_DEFAULTS,
      url: 'any',
      migrate: DATABASE_DEFAULTS.migrate[engine],
      consistencyKey: undefined,
    });
  });

  it('stay as they are where they are said', () => {
    const said = {
      url: 'any',
      tables: [],
      migrate: false,
      readOnly: false,
      background: false,
      sharedFile: true,
      checkpointPages: 700,
      poolSize: 3,
      streamSeconds: 7,
      replicaUrls: ['postgres://replica/any'],
      consistencyKey: 'a key of sixteen',
      stickyWrites: true,
      name: 'retinue_two',
      schema: 'own',
      guest: true,
      entities: [],
      migrations: [],
      subscribers: [],
    };
    expect(completeOptions(said, 'sqlite')).toEqual(said);
  });

  it('migrate nothing in a database that is opened to read, whatever they say', () => {
    expect(completeOptions({ url: 'any', readOnly: true, migrate: true }, 'sqlite').migrate).toBe(false);
  });

  it('do nothing in the background of one either', () => {
    expect(completeOptions({ url: 'any', readOnly: true, background: true }, 'sqlite').background).toBe(
      false,
    );
  });
});
