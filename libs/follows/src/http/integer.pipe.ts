import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { InvalidRequestError } from '@retinue/common';

/** Any whole number, as the original service took them: one that no user can have is a user not found. */
@Injectable()
export class IntegerPipe implements PipeTransform<string, number> {
  transform(text: string, metadata: ArgumentMetadata): number {
    if (/^[+-]?\d+$/.test(text)) return Number(text);
    const parameter = metadata.data ?? 'value';
    throw new InvalidRequestError([{ parameter, detail: `${parameter}: value is not a valid integer` }]);
  }
}
