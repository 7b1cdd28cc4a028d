import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as later } from 'node:timers/promises';
import { Controller, Get, Res } from '@nestjs/common';
import { type HttpReply, readerOf, sendStream } from '@retinue/common/http';
import { type HostApp, type Platform, startHostApp } from '../support/host-app.js';

let readers: AbortSignal[] = [];

/** Answers that come a piece at a time. */
@Controller('streams')
class StreamsController {
  @Get('whole')
  whole(@Res() reply: HttpReply): void {
    sendStream(reply, 'application/json', Readable.from(['[1', ',2]']));
  }

  @Get('broken')
  broken(@Res() reply: HttpReply): void {
    const text = async function* () {
      yield '[1';
      await later(20);
      throw new Error('the disk is gone');
    };
    sendStream(reply, 'application/json', Readable.from(text()));
  }

  @Get('endless')
  endless(@Res() reply: HttpReply): void {
    readers.push(readerOf(reply).cancelled);
    const text = async function* () {
      for (;;) {
        yield '1,';
        await later(5);
      }
    };
    sendStream(reply, 'application/json', Readable.from(text()));
  }
}

describe.each<Platform>(['express', 'fastify'])('a stream on %s', (platform) => {
  let host: HostApp;

  beforeAll(async () => {
    host = await startHostApp({ platform, module: { controllers: [StreamsController] } });
  });

  beforeEach(() => {
    readers = [];
  });

  afterAll(async () => host.close());

  it('arrives as it is, under its own media type', async () => {
    const answer = await fetch(`${host.url}/streams/whole`);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'application/json',
      '[1,2]',
    ]);
    const head = await fetch(`${host.url}/streams/whole`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([
      200,
      'application/json',
      '',
    ]);
  });

  it('that breaks off is cut, and does not look whole', async () => {
    const answer = await fetch(`${host.url}/streams/broken`);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  it('whose reader leaves is told so', async () => {
    const asking = get(`${host.url}/streams/endless`, { agent: false });
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    await once(answer, 'data');
    const [cancelled] = readers;
    expect(cancelled!.aborted).toBe(false);
    const told = new Promise((resolve) => {
      cancelled!.addEventListener('abort', resolve);
    });
    answer.destroy();
    await told;
    expect(cancelled!.aborted).toBe(true);
  });
});
