import { urlInRepository } from '../support/repository.js';
import { SpawnedServer } from './support/spawn-server.js';
import { inTemporaryFolder } from './support/temporary-folder.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | undefined;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

describe('the traces of a server', () => {
  test('have a span for a request, its unit of work and its statements, where an SDK is set up', async () => {
    await inTemporaryFolder(async (folder) => {
      const server = await SpawnedServer.start(folder, {
        DATABASE_URL: 'sqlite:retinue.db',
        NODE_OPTIONS: `--import ${urlInRepository('test/process/support/print-spans.mjs').href}`,
      });
      const headers = { 'Content-Type': 'application/json', traceparent: `00-${TRACE}-${CALLER}-01` };
      for (const externalId of ['zacharias', 'yolanda']) {
        const body = JSON.stringify({ firstName: 'Zacharias' });
        const put = await fetch(`${server.url}/v1/users/ext:${externalId}`, { method: 'PUT', headers, body });
        expect(put.status).toBe(201);
      }
      const follow = await fetch(`${server.url}/v1/users/1/following/2`, { method: 'PUT', headers });
      expect(follow.status).toBe(201);
      await server.end('SIGTERM');

      const spans = [...server.printed.matchAll(/^SPAN (.*)$/gm)].map(
        ([, line]) => JSON.parse(line!) as Span,
      );
      const request = spans.find(({ name }) => name === 'PUT /v1/users/:id/following/:followeeId')!;
      expect(request).toMatchObject({ traceId: TRACE, parentId: CALLER });
      expect(request.attributes).toMatchObject({ 'http.response.status_code': 201 });
      const below = (parent: Span): Span[] => spans.filter(({ parentId }) => parentId === parent.spanId);
      const unit = below(request).find(({ name }) => name === 'unit of work');
      const statements = below(unit!).map(({ name }) => name);
      expect(statements).toEqual(expect.arrayContaining(['INSERT follows']));
      expect(JSON.stringify(spans)).not.toMatch(/zacharias|yolanda/i);
    });
  });
});
