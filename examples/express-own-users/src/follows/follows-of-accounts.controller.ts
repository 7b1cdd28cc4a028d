import { Body, Controller, Get, HttpCode, Param, Put, UseGuards } from '@nestjs/common';
import { ActsAs } from '@retinue/common/http';
import { OnlyAsYourself } from '../only-as-yourself.guard.js';
import { FollowsOfAccounts } from './follows-of-accounts.service.js';

/** Follows by the team's own ids, with a greeting. */
@UseGuards(OnlyAsYourself)
@Controller('accounts/:uuid')
export class FollowsOfAccountsController {
  constructor(private readonly follows: FollowsOfAccounts) {}

  @Put('follows/:other')
  @HttpCode(204)
  @ActsAs('uuid')
  async follow(
    @Param('uuid') uuid: string,
    @Param('other') other: string,
    @Body() body?: { greeting?: string },
  ): Promise<void> {
    await this.follows.follow(uuid, other, body?.greeting);
  }

  @Get('notifications')
  @ActsAs('uuid')
  async notifications(@Param('uuid') uuid: string): Promise<string[]> {
    return this.follows.notificationsOf(uuid);
  }
}
