import { SqlReader } from '@retinue/database';
import { CARD_FIELDS, type UserCardRow } from '@retinue/users';
import { createUser } from '../support/people.js';
import { useTestApp } from '../support/start-test-app.js';

const JSON_TYPE = {
  number: 'integer',
  text: 'string',
  'optional text': ['string', 'null'],
  flag: 'boolean',
  object: 'object',
} as const;

describe('what a list shows of a user is the list of fields', () => {
  const service = useTestApp();

  it('in the OpenAPI document', () => {
    const { properties, required } = service.document.components.schemas['UserCard'] as {
      readonly properties: Readonly<Record<string, { readonly type: unknown }>>;
      readonly required: readonly string[];
    };
    expect(Object.entries(properties).map(([name, { type }]) => [name, type])).toEqual(
      Object.entries(CARD_FIELDS).map(([name, { kind }]) => [name, JSON_TYPE[kind]]),
    );
    expect(required).toEqual(Object.keys(CARD_FIELDS));
  });

  it('in the JSON that the database keeps, at first and after a change of each field', async () => {
    const changes = { firstName: 'Bea', lastName: 'N"agy\\', externalId: 'b"4711', type: 'brand' };
    const { id } = await createUser(service.http, { firstName: '"Änn" 😀', lastName: "O'Ther" });
    const kept = [await keptCard(id)];
    expect(kept[0]).toBe(await cardByFields(id));
    for (const [name, value] of Object.entries({
      ...changes,
      isPrivate: true,
      metadata: { 'a"b': [1, 'ä😀'] },
    })) {
      const { status } = await service.http.patch(`/v1/users/${id}`, { [name]: value });
      expect([name, status]).toEqual([name, 200]);
      kept.push(await keptCard(id));
      expect(kept.at(-1)).toBe(await cardByFields(id));
    }
    // Each of them is a field of the card, and all but the id can change.
    expect(new Set(kept).size).toBe(Object.keys(CARD_FIELDS).length);
  });

  const read = () => service.nest.get(SqlReader, { strict: false });

  /** As a list answers it, which adds to it and closes it. */
  async function keptCard(id: number): Promise<string> {
    const row = await read().get<{ card: string }>(`SELECT card FROM user_card_json WHERE user_id = ${id}`);
    return `${row?.card}}`;
  }

  async function cardByFields(id: number): Promise<string> {
    const fields = Object.entries(CARD_FIELDS);
    const columns = fields.map(([, { column }]) => column).join(', ');
    const row = await read().get<UserCardRow>(`SELECT ${columns} FROM user_cards WHERE id = ${id}`);
    const values = fields.map(([name, { column, kind }]) => [
      name,
      kind === 'flag' ? row![column] === 1 : kind === 'object' ? JSON.parse(row!['metadata']) : row![column],
    ]);
    return JSON.stringify(Object.fromEntries(values));
  }
});
