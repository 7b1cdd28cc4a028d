import { Injectable } from '@nestjs/common';
import { LatestReader, UnitOfWork } from '@retinue/database';
import { BEGIN_READER, MOVE_READER, PLACE_OF_READER, PLACES_OF_READERS } from './event-reader.statements.js';
import { EventReadersRepository, type KeptPlace } from './event-readers.repository.js';

@Injectable()
export class SqlEventReadersRepository extends EventReadersRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reader: LatestReader,
  ) {
    super();
  }

  override async begin(name: string, place: number): Promise<void> {
    await this.unitOfWork.write(async (transaction) =>
      transaction.run(BEGIN_READER, { name, place, at: Date.now() }),
    );
  }

  override async places(): Promise<readonly KeptPlace[]> {
    return this.reader.all(PLACES_OF_READERS);
  }

  override async placeOf(name: string): Promise<number | undefined> {
    return (await this.reader.get(PLACE_OF_READER, { name }))?.place;
  }

  override async move(name: string, from: number, to: number): Promise<boolean> {
    return this.unitOfWork.write(
      async (transaction) => (await transaction.run(MOVE_READER, { name, from, to, at: Date.now() })) > 0,
    );
  }
}
