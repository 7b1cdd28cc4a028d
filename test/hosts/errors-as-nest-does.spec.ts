import { Controller, Get } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { DomainError } from '@retinue/common';
import { FollowListsService } from '@retinue/follows';
import { UsersService } from '@retinue/users';
import { UsersHttpModule } from '@retinue/users/http';
import supertest from 'supertest';
import { type HostApp, type Platform, startHostApp } from '../support/host-app.js';
import { AsNestDoes } from './as-nest-does.filter.js';

class Bug extends DomainError {
  constructor() {
    super({ code: 'bug', kind: 'bug', summary: 'the secret is 42' });
  }
}

@Controller('accounts')
class AccountsController {
  constructor(
    private readonly users: UsersService,
    private readonly lists: FollowListsService,
  ) {}

  @Get('missing')
  async missing(): Promise<object> {
    return this.users.get({ externalId: '4711' });
  }

  @Get('followers')
  async followers(): Promise<object> {
    const { id } = await this.users.create({ firstName: 'Ida' });
    return this.lists.list(id, 'followers', 'newest');
  }

  @Get('wrong')
  async wrong(): Promise<object> {
    return this.users.list({}, { limit: 0 });
  }

  @Get('bug')
  bug(): never {
    throw new Bug();
  }
}

describe.each<Platform>(['express', 'fastify'])(
  "a team's controllers, without problem details, on %s",
  (platform) => {
    let host: HostApp;

    beforeEach(async () => {
      host = await startHostApp({
        platform,
        module: {
          imports: [UsersHttpModule.forRoot()],
          controllers: [AccountsController],
          providers: [{ provide: APP_FILTER, useClass: AsNestDoes }],
        },
      });
    });

    afterEach(async () => host.close());

    it("answer Retinue's errors in Nest's own form, and Retinue's routes answer problems", async () => {
      const http = supertest(host.url);
      const missing = await http.get('/accounts/missing').expect(404).expect('content-type', /json/);
      expect(missing.body).toEqual({ statusCode: 404, message: 'User not found', error: 'user_not_found' });
      expect((await http.get('/accounts/wrong').expect(422)).body).toMatchObject({
        message: 'limit must be a whole number from 1 to 1000',
      });
      const bug = await http.get('/accounts/bug');
      expect([bug.status, bug.body]).toEqual([500, { statusCode: 500, message: 'Internal server error' }]);
      await http
        .get('/v1/users/4711')
        .expect(404)
        .expect('content-type', /problem\+json/);
    });

    it('may return the page of a service as it is', async () => {
      const { body } = await supertest(host.url).get('/accounts/followers').expect(200);
      expect(body).toEqual({ items: [], nextCursor: null });
    });
  },
);
