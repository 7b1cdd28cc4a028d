import {
  type ArgumentMetadata,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type PipeTransform,
} from '@nestjs/common';
import { type HttpRequest, InvalidFieldsError } from '@retinue/common/http';

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

/** A part of the path as it was sent: Nest's own `Param` would let an application's pipe make `16` of `0x10` first. */
const ReadText = createParamDecorator((name: string, context: ExecutionContext): string => {
  return context.switchToHttp().getRequest<HttpRequest>().params[name] ?? '';
});

/** A whole number in the path, see {@link IntegerPipe}. */
export function IntegerParam(name: string): ParameterDecorator {
  return ReadText(name, IntegerPipe);
}
