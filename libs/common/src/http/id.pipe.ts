import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { InvalidRequestError } from '../errors/invalid-request.error.js';
import { parseId } from '../ids/id.js';

/** Reads an id from the path: 1 to 2^53 - 1, decimal digits only. Anything else is a 422 that names it. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(text: string, metadata: ArgumentMetadata): number {
    const id = parseId(text);
    if (id !== undefined) return id;
    const parameter = metadata.data ?? 'id';
    throw new InvalidRequestError([
      { parameter, detail: `${parameter} must be a whole number from 1 to 9007199254740991` },
    ]);
  }
}
