import { getDataSourceToken } from '@nestjs/typeorm';
import type Database from 'better-sqlite3';
import { follow } from '../support/follows.js';
import { createUsers } from '../support/people.js';
import { problemOf } from '../support/problems.js';
import { useNewTestApp } from '../support/start-test-app.js';

describe('a full disk', () => {
  const service = useNewTestApp();

  /** Gives the database this many pages more to grow by: what a full disk is to SQLite. */
  function leaveRoomFor(pages: number): void {
    const { writer } = service.nest.get<{ writer: { connection: Database.Database } }>(
      getDataSourceToken('retinue'),
    );
    const used = Number(writer.connection.pragma('page_count', { simple: true }));
    writer.connection.pragma(`max_page_count = ${used + pages}`);
  }

  it('refuses with 507 what does not fit, loses nothing acknowledged, and takes writes again once there is space', async () => {
    const [person] = await createUsers(service.http, 1);
    leaveRoomFor(2);
    const acknowledged: number[] = [];
    let refused: Awaited<ReturnType<typeof service.http.post>> | undefined;
    for (let number = 0; refused === undefined && number < 5_000; number += 20) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, async (_, index) =>
          service.http.post('/v1/users', {
            firstName: 'F'.repeat(50),
            lastName: 'L'.repeat(50),
            email: `${number + index}@example.com`,
          }),
        ),
      );
      acknowledged.push(
        ...answers.filter(({ status }) => status === 201).map(({ body }) => (body as { id: number }).id),
      );
      refused = answers.find(({ status }) => status !== 201);
    }
    expect([refused?.status, refused && problemOf(refused).code]).toEqual([507, 'storage_full']);
    const ready = await service.http.get('/health/ready');
    expect([ready.status, ready.body]).toEqual([
      200,
      { status: 'degraded', degraded: [{ part: 'storage', detail: expect.stringContaining('no space') }] },
    ]);

    // Reads go on meanwhile.
    for (const id of acknowledged) expect((await service.http.get(`/v1/users/${id}`)).status).toBe(200);
    const listed = await service.http.get('/v1/users?limit=1000');
    expect((listed.body as { items: unknown[] }).items).toHaveLength(acknowledged.length + 1);

    leaveRoomFor(1_000_000);
    const [other] = await createUsers(service.http, 1);
    await follow(service.http, person!.id, other!.id);
    expect((await service.http.get(`/v1/users/${other!.id}`)).body).toMatchObject({ followersCount: 1 });
    expect((await service.http.get('/health/ready')).body).toEqual({ status: 'ok' });
  });
});
