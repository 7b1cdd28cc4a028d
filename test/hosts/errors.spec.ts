import { Body, Controller, Get, NotFoundException, Post } from '@nestjs/common';
import { ProblemDetailsModule } from '@retinue/common/http';
import { DatabaseUnavailableError } from '@retinue/database';
import { FollowsService } from '@retinue/follows';
import { FollowsHttpModule } from '@retinue/follows/http';
import { UsersService } from '@retinue/users';
import { UsersHttpModule } from '@retinue/users/http';
import supertest from 'supertest';
import { type HostApp, type Platform, startHostApp } from '../support/host-app.js';

/** The team's own routes: its errors, its bugs, and Retinue's errors by its services. */
@Controller('accounts')
class AccountsController {
  constructor(private readonly users: UsersService) {}

  @Get('missing')
  missing(): never {
    throw new NotFoundException('no such account');
  }

  @Get('bug')
  bug(): never {
    throw new TypeError('the secret is 42');
  }

  @Get('ours')
  async ours(): Promise<object> {
    return this.users.get(404);
  }

  @Post()
  echo(@Body() body: object): object {
    return body;
  }
}

const NEST_404 = { statusCode: 404, message: 'no such account', error: 'Not Found' };
const NEST_500 = { statusCode: 500, message: 'Internal server error' };

describe.each<Platform>(['express', 'fastify'])("errors in another team's application on %s", (platform) => {
  let host: HostApp | undefined;

  afterEach(async () => {
    await host?.close();
    host = undefined;
  });

  async function start(
    options: { everywhere?: boolean; typePrefix?: string } = {},
  ): Promise<ReturnType<typeof supertest>> {
    const problems = options.typePrefix === undefined ? {} : { problems: { typePrefix: options.typePrefix } };
    const imports = [
      UsersHttpModule.forRoot(problems),
      FollowsHttpModule.forRoot(problems),
      ...(options.everywhere === true
        ? [ProblemDetailsModule.forRoot({ typePrefix: 'https://a.example/' })]
        : []),
    ];
    host = await startHostApp({ platform, module: { imports, controllers: [AccountsController] } });
    return supertest(host.url);
  }

  it.each([false, true])(
    "are the team's own, where they are (with our filter everywhere: %s)",
    async (everywhere) => {
      const http = await start({ everywhere });
      const missing = await http.get('/accounts/missing');
      expect([missing.status, missing.type, missing.body]).toEqual([404, 'application/json', NEST_404]);
      const bug = await http.get('/accounts/bug');
      expect([bug.status, bug.body]).toEqual([500, NEST_500]);
      const nowhere = await http.get('/nowhere');
      expect([nowhere.status, nowhere.body]).toMatchObject([404, { statusCode: 404 }]);
      const malformed = await http.post('/accounts').type('json').send('{');
      expect([malformed.status, malformed.body]).toMatchObject([400, { statusCode: 400 }]);
      for (const { text } of [missing, bug, nowhere, malformed]) expect(text).not.toMatch(/retinue/i);
    },
  );

  it("are problems on Retinue's routes, and on the team's own only if it says so", async () => {
    const alone = await start();
    const own = await alone.get('/v1/users/404');
    expect([own.status, own.type, own.body.type]).toEqual([
      404,
      'application/problem+json',
      'urn:retinue:problem:user_not_found',
    ]);
    expect((await alone.get('/accounts/ours')).body).toEqual(NEST_500);
    await host!.close();
    const everywhere = await start({ everywhere: true });
    for (const path of ['/accounts/ours', '/v1/users/404', '/v1/users/404/followers']) {
      const { status, type, body } = await everywhere.get(path);
      expect([path, status, type, body.type]).toEqual([
        path,
        404,
        'application/problem+json',
        'https://a.example/user_not_found',
      ]);
    }
  });

  it('have the type that the application wants, with the names of the route', async () => {
    const http = await start({ typePrefix: 'https://b.example/problems#' });
    await http.post('/v1/users').send({ firstName: 'Ida', lastName: 'Lund', email: 'ida@lund.dk' });
    const { body } = await http.put('/v1/users/2/following/1');
    expect(body).toMatchObject({
      type: 'https://b.example/problems#user_not_found',
      errors: [{ parameter: 'id' }],
    });
  });

  it('say when to try again, while the database is away', async () => {
    const http = await start();
    const get = async (): Promise<never> => {
      throw new DatabaseUnavailableError('it is away');
    };
    Object.assign(host!.nest.get(UsersService), { get });
    const { status, type, headers, body } = await http.get('/v1/users/1');
    expect([status, type, headers['retry-after'], body.code]).toEqual([
      503,
      'application/problem+json',
      '1',
      'database_unavailable',
    ]);
  });

  it("are the team's own when a bug shows on Retinue's routes", async () => {
    const http = await start();
    const follow = async (): Promise<never> => {
      throw new TypeError('the secret is 42');
    };
    Object.assign(host!.nest.get(FollowsService), { follow });
    const { status, body } = await http.put('/v1/users/1/following/2');
    expect([status, body]).toEqual([500, NEST_500]);
  });
});
