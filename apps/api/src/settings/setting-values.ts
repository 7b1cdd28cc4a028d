import { Transform } from 'class-transformer';

/** How settings are read, which are texts all. */

/** Reads `true` and `false`; anything else stays as it is, for the check to refuse. */
export const AsBoolean = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

/** Reads what stands between commas. */
export const AsList = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== '')
      : value,
  );

/** Reads plain digits; anything else stays as it is, for the check to refuse. */
export const AsInteger = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (/^\d{1,9}$/.test(String(value)) ? Number(value) : value));
