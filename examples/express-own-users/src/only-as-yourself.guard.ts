import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { actingUsers, type HttpRequest } from '@retinue/common/http';
import { AccountTokens } from './accounts/account-tokens.js';

/** Each may act only as themselves on the team's routes. */
@Injectable()
export class OnlyAsYourself implements CanActivate {
  constructor(private readonly tokens: AccountTokens) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const account = await this.tokens.accountOf(context.switchToHttp().getRequest<HttpRequest>());
    return account !== undefined && (actingUsers(context)?.every((id) => id === account) ?? false);
  }
}
