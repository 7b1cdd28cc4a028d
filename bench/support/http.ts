import { Agent, request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One client that keeps its connections. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(private readonly url: string) {}

  /** @throws Error when the answer is none of the statuses expected */
  async send(method: string, path: string, expected: readonly number[] = [200]): Promise<Answer> {
    const answer = await new Promise<Answer>((resolve, reject) => {
      const sent = request(`${this.url}${path}`, { agent: this.agent, method }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => (body += text));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      });
      sent.on('error', reject);
      sent.end();
    });
    if (expected.includes(answer.status)) return answer;
    throw new Error(`${method} ${path} answered ${answer.status} ${answer.body}`);
  }

  close(): void {
    this.agent.destroy();
  }
}
