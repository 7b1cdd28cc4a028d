import { Injectable } from '@nestjs/common';

/** Sends nothing twice that has the same key. */
@Injectable()
export class Mails {
  readonly sent = new Map<string, string>();

  async send(key: string, userId: number, text: string): Promise<void> {
    this.sent.set(key, `${userId}: ${text}`);
  }
}
