import { type RelationshipList, RetinueClient } from '../index.js';

/** A service that knows what is between the user and everybody, and what it was asked. */
function clientOf(): { readonly client: RetinueClient; readonly asked: string[][] } {
  const asked: string[][] = [];
  const fetch = async ({ url }: Request): Promise<Response> => {
    const ids = new URL(url).searchParams.get('ids')!.split(',');
    asked.push(ids);
    return Response.json({ items: ids.map((id) => ({ otherId: Number(id) })) });
  };
  return { client: new RetinueClient({ baseUrl: 'http://service.test', fetch }), asked };
}

const othersIn = ({ items }: RelationshipList): number[] => items.map(({ otherId }) => otherId);

describe('the relationships to a list of users', () => {
  it('are none, without a request, when the list is empty', async () => {
    const { client, asked } = clientOf();
    expect(await client.getRelationships(1, { ids: [] })).toEqual({ items: [] });
    expect(asked).toEqual([]);
  });

  it('are asked for in parts when the list is long, and come in its order', async () => {
    const { client, asked } = clientOf();
    const ids = Array.from({ length: 201 }, (_, at) => 1_000 - at);
    expect(othersIn(await client.getRelationships(1, { ids }))).toEqual(ids);
    expect(asked.map(({ length }) => length)).toEqual([100, 100, 1]);
  });

  it('come once for a user who is in the list twice, in whichever part', async () => {
    const { client, asked } = clientOf();
    const ids = [...Array.from({ length: 100 }, (_, at) => at + 1), 7, '7' as const];
    expect(othersIn(await client.getRelationships(1, { ids }))).toEqual(ids.slice(0, 100));
    expect(asked).toHaveLength(1);
  });
});
