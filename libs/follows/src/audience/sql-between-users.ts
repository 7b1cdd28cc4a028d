import { Injectable } from '@nestjs/common';
import { BetweenUsers } from '@retinue/users';
import { blocksOfViewer, linksOfViewer } from '../relations/viewer.statements.js';

/** What lists of users ask of follows and blocks. */
@Injectable()
export class SqlBetweenUsers extends BetweenUsers {
  override blocks(userId: string): string {
    return blocksOfViewer(userId);
  }

  override links(userId: string): string {
    return linksOfViewer(userId);
  }
}
