import 'reflect-metadata';
import { InvalidFieldsError } from './invalid-fields.error.js';
import { IsListOf } from './list-of.js';
import { IsQueryInteger } from './page-query.js';
import { RequestValidationPipe } from './request-validation.pipe.js';

class Item {
  @IsQueryInteger({ min: 1, max: 9 })
  count!: number;
}

class Body {
  @IsListOf(() => Item, 3)
  items!: Item[];
}

describe('a list of objects in a body', () => {
  const pipe = new RequestValidationPipe();
  const read = async (body: object): Promise<unknown> =>
    pipe.transform(body, { type: 'body', metatype: Body });

  it.each([
    [{}],
    [{ items: {} }],
    [{ items: null }],
    [{ items: 'x' }],
    [{ items: [] }],
    [{ items: [{ count: 1 }, 2] }],
    [{ items: [null] }],
    [{ items: [[{ count: 1 }]] }],
    [{ items: Array(4).fill({ count: 1 }) }],
  ])('that is none has one message: %j', async (body) => {
    const refusal = await read(body).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidFieldsError);
    const detail = 'items must be a list of 1 to 3 objects';
    expect((refusal as InvalidFieldsError).errors).toEqual([{ pointer: '#/items', detail }]);
  });

  it('names what is wrong in its objects, and gives them as what they are', async () => {
    const wrong = (await read({ items: [{ count: 1 }, { count: 'x' }] }).catch(
      (error: unknown) => error,
    )) as InvalidFieldsError;
    expect(wrong.errors).toEqual([
      { pointer: '#/items/1/count', detail: 'count must be a whole number from 1 to 9' },
    ]);
    const { items } = (await read({ items: [{ count: 1 }] })) as Body;
    expect(items[0]).toBeInstanceOf(Item);
  });
});
