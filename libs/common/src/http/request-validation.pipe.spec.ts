import 'reflect-metadata';
import { Transform } from 'class-transformer';
import { IsArray, IsOptional } from 'class-validator';
import { InvalidRequestError } from '../errors/invalid-request.error.js';
import { PageQuery } from './page-query.js';
import { RequestValidationPipe } from './request-validation.pipe.js';

class ListQuery extends PageQuery {
  @Transform(({ value }: { value: string | undefined }) => value?.split(','))
  @IsOptional()
  names?: string[];
}

describe('a query that comes again', () => {
  const pipe = new RequestValidationPipe();
  const read = async (query: object, metatype: typeof PageQuery = ListQuery): Promise<unknown> =>
    pipe.transform(query, { type: 'query', metatype });

  it.each([
    [{}, { limit: 50, cursor: undefined }],
    [{ limit: '7' }, { limit: 7, cursor: undefined }],
    [
      { limit: '7', cursor: 'abc' },
      { limit: 7, cursor: 'abc' },
    ],
    [{ cursor: '' }, { limit: 50, cursor: undefined }],
    [{ names: 'a,b' }, { limit: 50, cursor: undefined, names: ['a', 'b'] }],
  ])('%j is read the same each time, into an object of its own', async (query, expected) => {
    const first = await read(query);
    const second = await read(query);
    expect(first).toEqual(expected);
    expect(second).toEqual(expected);
    expect(second).toBeInstanceOf(ListQuery);
    Object.assign(second as object, { limit: 1_000 });
    expect(await read(query)).toEqual(expected);
  });

  it('keeps no cursor of another', async () => {
    await read({ limit: '9', cursor: 'first' });
    expect(await read({ limit: '9', cursor: 'second' })).toMatchObject({ cursor: 'second' });
    expect(await read({ limit: '9' })).toMatchObject({ cursor: undefined });
  });

  it('is no excuse for one that is wrong', async () => {
    await read({ limit: '5' });
    const long = 'x'.repeat(5_000);
    for (const query of [
      { limit: '5', x: '' },
      { limit: ['5'] },
      { limit: '5', cursor: long },
      { limit: '5', cursor: ['a'] },
    ]) {
      await expect(read(query)).rejects.toBeInstanceOf(InvalidRequestError);
      await expect(read(query)).rejects.toBeInstanceOf(InvalidRequestError);
    }
  });

  it('of another class is read as that class says', async () => {
    await read({ names: 'a' });
    await expect(read({ names: 'a' }, PageQuery)).rejects.toBeInstanceOf(InvalidRequestError);
  });

  it('is told apart from one whose texts run together the same way', async () => {
    const twoFields = { limit: '1', names: '2' };
    await read({ names: '1' });
    expect(await read(twoFields)).toMatchObject({ limit: 1, names: ['2'] });
    expect(await read({ limit: '12' })).toMatchObject({ limit: 12 });
  });
});

class ListBody {
  @IsArray()
  items!: number[];
}

describe('bodies with long lists', () => {
  const pipe = new RequestValidationPipe();
  const taken: number[] = [];
  const take = async (length: number): Promise<void> => {
    const request = await pipe.transform(
      { items: Array.from({ length }, (_, index) => index) },
      { type: 'body', metatype: ListBody },
    );
    taken.push((request as ListBody).items.length);
  };

  it('that come together are taken one after the other, with turns of the loop between them', async () => {
    taken.length = 0;
    const large = [901, 902, 903, 904].map(take);
    const takenAtTurn: number[] = [];
    const look = (): void => {
      if (takenAtTurn.at(-1) !== taken.length) takenAtTurn.push(taken.length);
      if (taken.length < 5) setImmediate(look);
    };
    setImmediate(look);
    await take(3);
    expect(taken).toEqual([3]);
    await Promise.all(large);
    expect(taken).toEqual([3, 901, 902, 903, 904]);
    expect(takenAtTurn).toEqual([1, 2, 3, 4, 5].slice(0, takenAtTurn.length));
    expect(takenAtTurn.length).toBeGreaterThanOrEqual(4);
  });

  it('do not keep those behind them waiting when they are refused', async () => {
    taken.length = 0;
    const refused = pipe.transform({ items: Array(2_000).fill(1) }, { type: 'body', metatype: ListBody });
    const next = take(901);
    await expect(refused).rejects.toBeInstanceOf(InvalidRequestError);
    await next;
    expect(taken).toEqual([901]);
  });
});
