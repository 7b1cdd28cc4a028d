import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { FollowsHttpModule } from '@retinue/follows/http';
import { UsersHttpModule } from '@retinue/users/http';
import { CHANGE_TYPES } from '@retinue/follows';
import { WebhooksModule } from '@retinue/webhooks';
import { describeWebhooks, WebhooksHttpModule } from '@retinue/webhooks/http';
import { useTestApp } from '../support/start-test-app.js';
import { type Platform, startHostApp } from '../support/host-app.js';

/** The team has users, too, under names that Retinue has as well. */
class UserResponse {
  @ApiProperty()
  uuid!: string;
}

class User extends UserResponse {
  @ApiProperty()
  age!: number;
}

class Problem {
  @ApiProperty()
  excuse!: string;
}

@Controller('accounts')
class AccountsController {
  @Get()
  @ApiOkResponse({ type: [UserResponse] })
  list(): UserResponse[] {
    return [];
  }

  @Patch()
  @ApiOkResponse({ type: Problem })
  change(@Body() _user: User): Problem {
    return { excuse: '' };
  }
}

describe('the OpenAPI document', () => {
  const service = useTestApp();

  it.each<Platform>(['express', 'fastify'])(
    'of an application on %s has its schemas and ours',
    async (platform) => {
      const imports = [UsersHttpModule.forRoot(), FollowsHttpModule.forRoot()];
      const host = await startHostApp({ platform, module: { imports, controllers: [AccountsController] } });
      const document = SwaggerModule.createDocument(host.nest, new DocumentBuilder().build());
      await host.close();
      const schemas = document.components!.schemas! as Record<string, { properties: object }>;
      const names = Object.keys(schemas);
      expect(names.filter((name) => !name.startsWith('Retinue')).sort()).toEqual([
        'Problem',
        'User',
        'UserResponse',
      ]);
      expect(Object.keys(schemas['User']!.properties).sort()).toEqual(['age', 'uuid']);
      expect(Object.keys(schemas['RetinueUser']!.properties)).toEqual(['name', 'email']);
      expect(names.length).toBeGreaterThan(25);
    },
  );

  it('of an application has what receivers are sent, where it is asked for', async () => {
    const imports = [WebhooksModule.forRoot({}), WebhooksHttpModule.forRoot()];
    const host = await startHostApp({ platform: 'express', module: { imports } });
    const drawn = SwaggerModule.createDocument(
      host.nest,
      new DocumentBuilder().setOpenAPIVersion('3.1.0').build(),
    );
    await host.close();
    expect(drawn).not.toHaveProperty('webhooks');
    describeWebhooks(drawn);
    const document = JSON.parse(JSON.stringify(drawn)) as {
      webhooks: object;
      components: { schemas: Record<string, object> };
    };
    expect(Object.keys(document.webhooks)).toEqual([...CHANGE_TYPES, 'webhook.test']);
    const { schemas } = document.components;
    const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)];
    expect(named.map(([, name]) => name)).toContain('RetinueFollowCreatedEvent');
    expect(named.filter(([, name]) => schemas[name!] === undefined)).toEqual([]);
    expect(Object.keys(schemas['RetinueChangeEvent']!)).toEqual(['description', 'oneOf', 'discriminator']);
  });

  it('of the server has the short names, and no other', () => {
    const names = Object.keys(service.document.components.schemas);
    expect(names).toEqual(expect.arrayContaining(['User', 'UserDetails', 'Problem', 'Relationship']));
    expect(JSON.stringify(service.document)).not.toContain('schemas/Retinue');
    expect(names.filter((name) => name.startsWith('Retinue'))).toEqual([]);
  });
});
