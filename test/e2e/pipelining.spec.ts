import { createUsers } from '../support/people.js';
import { RawConnection, requestText } from '../support/raw-connection.js';
import { useTestApp } from '../support/start-test-app.js';

const ROUNDS = 50;

describe('requests that come one behind the other on a connection', () => {
  const service = useTestApp();

  const follow = requestText('PUT', '/v1/users/1/following/2');
  const unfollow = requestText('DELETE', '/v1/users/1/following/2');
  const look = requestText('GET', '/v1/users/1/following/2');
  const live = requestText('GET', '/health/live');

  it.each([
    ['a follow, then its end', [follow, unfollow, look], [201, 204, 404]],
    ['an end, then a follow', [unfollow, follow, look], [204, 201, 200]],
    ['two follows with a look between', [follow, look, follow, unfollow], [201, 200, 200, 204]],
  ])('are done in the order sent: %s', async (_name, requests, statuses) => {
    await createUsers(service.http, 2);
    const connection = await RawConnection.open(service.url);
    for (let round = 0; round < ROUNDS; round += 1) {
      await service.http.delete('/v1/users/1/following/2');
      connection.send(requests.join(''));
      const answers = await connection.answers(requests.length);
      expect(answers.map(({ status }) => status)).toEqual(statuses);
    }
  });

  it('a user that is made, changed and read in one packet is read as changed', async () => {
    const connection = await RawConnection.open(service.url);
    connection.send(
      requestText('POST', '/v1/users', '{"firstName":"Ida","lastName":"Lund","email":"ida@lund.dk"}') +
        requestText('PATCH', '/v1/users/1', '{"firstName":"Eva"}') +
        requestText('GET', '/v1/users/1'),
    );
    const answers = await connection.answers(3);
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200]);
    expect(JSON.parse(answers[2]!.body)).toMatchObject({ firstName: 'Eva', version: 2 });
  });

  it('are all answered, in order, also when there are thousands in one packet', async () => {
    const connection = await RawConnection.open(service.url);
    const paths = Array.from({ length: 3_000 }, (_, index) => `/v1/users/${index + 1}x`);
    connection.send(paths.map((path) => requestText('GET', path)).join(''));
    const answers = await connection.answers(paths.length);
    expect(answers.every(({ status }) => status === 422)).toBe(true);
  });

  it('are answered in order when one of them has no body by its nature', async () => {
    const connection = await RawConnection.open(service.url);
    connection.send(requestText('HEAD', '/health/live') + live + requestText('GET', '/nowhere'));
    const answers = await connection.answers(3, new Set([0]));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404]);
  });

  it('a body that comes in pieces is read to its end before the request behind it', async () => {
    const connection = await RawConnection.open(service.url);
    const whole =
      requestText(
        'POST',
        '/v1/users',
        `{"firstName":"${'a'.repeat(40)}","lastName":"Lund","email":"a@lund.dk"}`,
      ) + live;
    for (let at = 0; at < whole.length; at += 37) {
      connection.send(whole.slice(at, at + 37));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const answers = await connection.answers(2);
    expect(answers.map(({ status }) => status)).toEqual([201, 200]);
  });

  it('one that asks for a word before its body gets it when its turn comes', async () => {
    const connection = await RawConnection.open(service.url);
    const body = '{"firstName":"Ida","lastName":"Lund","email":"ida@lund.dk"}';
    const [head = ''] = requestText('POST', '/v1/users', body).split('\r\n\r\n');
    connection.send(`${live}${head}\r\nExpect: 100-continue\r\n\r\n`);
    expect((await connection.answers(2)).map(({ status }) => status)).toEqual([200, 100]);
    connection.send(body);
    expect((await connection.answers(1)).map(({ status }) => status)).toEqual([201]);
  });

  it('one that closes the connection is the last that is done', async () => {
    await createUsers(service.http, 2);
    const connection = await RawConnection.open(service.url);
    connection.send(`${live.replace('Host', 'Connection: close\r\nHost')}${follow}`);
    expect((await connection.answers(1))[0]!.headers['connection']).toBe('close');
    expect(await connection.closed()).toBe('');
    expect((await service.http.get('/v1/users/1')).body.followingCount).toBe(0);
  });

  it('what is no request is told after the answers to those before it', async () => {
    await createUsers(service.http, 2);
    const connection = await RawConnection.open(service.url);
    connection.send(`${follow}${look}what is this\r\n\r\n${unfollow}`);
    const answers = await connection.answers(3);
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 400]);
    expect(await connection.closed()).toBe('');
    expect((await service.http.get('/v1/users/1')).body.followingCount).toBe(1);
  });

  it('a body that breaks off in the middle of nonsense is told at once', async () => {
    const connection = await RawConnection.open(service.url);
    connection.send(
      'POST /v1/users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nxyz',
    );
    expect((await connection.answers(1)).map(({ status }) => status)).toEqual([400]);
    await connection.closed();
  });
});
