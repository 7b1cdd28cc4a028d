import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Put,
  UseGuards,
} from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { ActsAs } from '@retinue/common/http';
import { UnitOfWork } from '@retinue/database';
import { FollowListsService } from '@retinue/follows';
import { Repository } from 'typeorm';
import { OnlyAsYourself } from '../only-as-yourself.guard.js';
import { Account } from './account.entity.js';
import { AccountTokens } from './account-tokens.js';

/** The team's own routes. */
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: FollowListsService,
    // Of the own DataSource, for reading.
    @InjectRepository(Account) private readonly accounts: Repository<Account>,
    private readonly tokens: AccountTokens,
  ) {}

  @Get(':uuid')
  async get(@Param('uuid') uuid: string): Promise<Account> {
    return required(await this.accounts.findOneBy({ uuid }));
  }

  /** With the token of the new account. */
  @Post()
  async create(@Body() { name }: { name: string }): Promise<Account & { token: string }> {
    const account = { uuid: randomUUID(), name };
    await this.unitOfWork.write(async ({ manager }) => manager.save(Account, account));
    return { ...account, token: await this.tokens.tokenFor(account.uuid) };
  }

  @Put(':uuid')
  @UseGuards(OnlyAsYourself)
  @ActsAs('uuid')
  async rename(@Param('uuid') uuid: string, @Body() { name }: { name: string }): Promise<Account> {
    return this.unitOfWork.write(async ({ manager }) => {
      const account = required(await manager.findOneBy(Account, { uuid }));
      account.name = name;
      return manager.save(account);
    });
  }

  @Delete(':uuid')
  @UseGuards(OnlyAsYourself)
  @ActsAs('uuid')
  @HttpCode(204)
  async delete(@Param('uuid') uuid: string): Promise<void> {
    await this.unitOfWork.write(async ({ manager }) => {
      await manager.remove(required(await manager.findOneBy(Account, { uuid })));
    });
  }

  @Get(':uuid/followers')
  async followers(@Param('uuid') uuid: string): Promise<object> {
    const { items } = await this.lists.list({ externalId: uuid }, 'followers', 'newest', { limit: 50 });
    return items.map(({ externalId, firstName }) => ({ uuid: externalId, name: firstName }));
  }
}

function required(account: Account | null): Account {
  if (account === null) throw new NotFoundException('There is no such account');
  return account;
}
