import { cliIn, folderForEach } from './support/cli-folder.js';
import { hostedCli } from './support/program-host.js';

describe('retinue keys', () => {
  const folder = folderForEach();
  const { retinue } = cliIn(folder, hostedCli());

  const listed = async (): Promise<string[][]> => {
    const { stdout } = await retinue('keys list');
    return stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
  };

  test('prints a new key alone, this once, and lists it without its secret', async () => {
    const { code, stdout, stderr } = await retinue(
      'keys create shop --scopes follows:read,follows:write act-as',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^rtk_[0-9a-f]{16}_[\w-]{43}\n$/);
    expect(stderr).toContain('it is shown this once');
    const [, id, secret] = stdout.trim().split(/_(?=[0-9a-f]{16}_)|(?<=_[0-9a-f]{16})_/);
    const [head, key] = await listed();
    expect(head).toEqual(['id', 'name', 'scopes', 'created', 'expires', 'last used', 'state']);
    expect(key).toEqual([
      id,
      'shop',
      'follows:read,follows:write,act-as',
      expect.any(String),
      '-',
      '-',
      'good',
    ]);
    expect(JSON.stringify(await listed())).not.toContain(secret);
  });

  test('ends a key, and says when there is none to end', async () => {
    await retinue('keys create shop --scopes admin --expires 2100-01-01');
    const [, [id, ...rest]] = (await listed()) as [string[], string[]];
    expect(rest).toContain('2100-01-01T00:00:00.000Z');
    expect(await retinue(`keys revoke ${id}`)).toMatchObject({ code: 0 });
    expect((await listed())[1]!.at(-1)).toBe('revoked');
    const again = await retinue(`keys revoke ${id}`);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining(`There is no key ${id}`)]);
  });

  test.each([
    ['no scope', 'keys create shop', '--scopes'],
    ['a scope that is none', 'keys create shop --scopes all', 'scopes must be some of users:read'],
    [
      'an end that is over',
      'keys create shop --scopes admin --expires 2001-01-01',
      'expiresAt must be a time',
    ],
    ['an end that is no time', 'keys create shop --scopes admin --expires soon', 'expiresAt must be a time'],
  ])('makes no key with %s', async (_what, command, message) => {
    const { code, stdout, stderr } = await retinue(command);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
    expect(await listed()).toHaveLength(1);
  });
});
