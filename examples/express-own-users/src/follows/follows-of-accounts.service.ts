import { BadRequestException, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { UnitOfWork } from '@retinue/database';
import { FollowsService } from '@retinue/follows';
import { DataSource } from 'typeorm';
import { Notification } from './notification.entity.js';

/** Longer ones are refused, after the follow: neither is kept then. */
const MAX_TEXT_LENGTH = 80;

/** Follows, and what accounts are told of them. */
@Injectable()
export class FollowsOfAccounts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly follows: FollowsService,
    // For reading: writes go through the unit of work.
    @InjectDataSource('retinue') private readonly retinue: DataSource,
  ) {}

  /** @throws DomainError when the follow is refused, and BadRequestException when the greeting is too long */
  async follow(follower: string, followee: string, greeting = ''): Promise<void> {
    await this.unitOfWork.write(async (transaction) => {
      const edge = { followerId: { externalId: follower }, followeeId: { externalId: followee } };
      const { outcome } = await this.follows.follow(edge, { transaction });
      if (outcome !== 'followed') return;
      if (greeting.length > MAX_TEXT_LENGTH) throw new BadRequestException('The greeting is too long');
      await transaction.manager.insert(Notification, {
        account: followee,
        text: `Somebody follows you. ${greeting}`.trim(),
      });
    });
  }

  /** What an account is told. */
  async notificationsOf(account: string): Promise<string[]> {
    const found = await this.retinue.getRepository(Notification).findBy({ account });
    return found.map(({ text }) => text);
  }
}
