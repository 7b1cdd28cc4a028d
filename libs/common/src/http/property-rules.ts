import { ValidateBy, ValidateIf } from 'class-validator';

/**
 * Lets a rule of the domain speak in a request class: one rule, one wording, whichever way a value comes.
 *
 * @param problem what is wrong with a value, or `undefined`
 */
export function Satisfies(name: string, problem: (value: unknown) => string | undefined): PropertyDecorator {
  return ValidateBy({
    name,
    validator: {
      validate: (value) => problem(value) === undefined,
      defaultMessage: (args) => `${args?.property ?? name} ${problem(args?.value) ?? 'is invalid'}`,
    },
  });
}

/** Skips the checks of a field that is left out. Unlike with `IsOptional`, `null` is a value, and refused. */
export function MayBeLeftOut(): PropertyDecorator {
  return ValidateIf((_request, value) => value !== undefined);
}
