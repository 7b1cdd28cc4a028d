import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { InvalidFieldsError } from '@retinue/common/http';

/** Any whole number, as the original service took them: one that no user can have is a user not found. */
@Injectable()
export class IntegerPipe implements PipeTransform<string, number> {
  transform(text: string, metadata: ArgumentMetadata): number {
    if (/^[+-]?\d+$/.test(text)) return withinDatabases(Number(text));
    const parameter = metadata.data ?? 'value';
    throw new InvalidFieldsError([{ parameter, detail: `${parameter}: value is not a valid integer` }]);
  }
}

/** Beyond what a database's integers hold is nobody, as 0 is; PostgreSQL fails when it is asked. */
function withinDatabases(id: number): number {
  return Number.isSafeInteger(id) ? id : 0;
}
