import { Injectable } from '@nestjs/common';
import { DomainError } from '@retinue/common';
import type { Transaction } from '@retinue/database';
import { BeforeChange, type ChangeOf, OnChange, type PendingChange } from '@retinue/follows';
import { Mails } from './mails.js';
import { Welcome } from './welcomes.js';

/** Somebody is to be followed by more than the team allows. */
export class TooManyFansError extends DomainError {
  constructor() {
    super({ code: 'too_many_fans', kind: 'forbidden', summary: 'This user has all the fans they may have' });
  }
}

/** What the team does when somebody follows somebody. */
@Injectable()
export class TeamHandlers {
  constructor(private readonly mails: Mails) {}

  /** In the transaction of the follow: both are committed, or neither is. */
  @BeforeChange('follow.created')
  async welcome(change: PendingChange<'follow.created'>, { manager }: Transaction): Promise<void> {
    const { actorId, subjectId, data } = change;
    const [fanId, userId] = data.follower === 'actor' ? [actorId, subjectId] : [subjectId, actorId];
    await manager.insert(Welcome, { fanId, userId });
    if ((await manager.countBy(Welcome, { userId })) > 3) throw new TooManyFansError();
  }

  /** After the commit, in one process at a time. It may come again, so the mail goes by the id of the event. */
  @OnChange('mails to who has a new fan', { types: ['follow.created'] })
  async tell({ id, actor, subject, data }: ChangeOf<'follow.created'>): Promise<void> {
    const [fan, user] = data.follower === 'actor' ? [actor, subject] : [subject, actor];
    await this.mails.send(id, user.id, `You have a new fan: ${fan.id}`);
  }
}
