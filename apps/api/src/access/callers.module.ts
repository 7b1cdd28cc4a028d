import { type DynamicModule, Module } from '@nestjs/common';
import {
  ACCESS_OPTIONS,
  AccessModule,
  type AccessOptions,
  AccessService,
  ServiceKeysService,
} from '@retinue/access';
import { ACTOR_OF, type ActorOf } from '@retinue/access/http';
import type { AccessSettings } from '../settings/access-settings.js';
import { Authenticator } from './authenticator.js';
import { UserTokens } from './user-tokens.js';

/** Knows who calls, for the guard of the routes. */
@Module({})
export class CallersModule {
  static forRoot(settings: AccessSettings): DynamicModule {
    const options: AccessOptions = {
      anonymousRead: settings.ANONYMOUS_READ,
      selfSignup: settings.SELF_SIGNUP,
    };
    return {
      module: CallersModule,
      imports: [AccessModule],
      providers: [
        AccessService,
        { provide: ACCESS_OPTIONS, useValue: options },
        {
          provide: Authenticator,
          useFactory: (keys: ServiceKeysService) => new Authenticator(new UserTokens(settings), keys),
          inject: [ServiceKeysService],
        },
        {
          provide: ACTOR_OF,
          useFactory:
            (authenticator: Authenticator): ActorOf =>
            (request) =>
              authenticator.callerOf(request),
          inject: [Authenticator],
        },
      ],
      exports: [AccessService, ACTOR_OF],
    };
  }
}
