import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** Documents `isPrivate` to be given, with all that comes of it: the name alone lets readers expect more, or less. */
export function ApiGivenIsPrivate(options: { default?: boolean } = {}): PropertyDecorator {
  return ApiPropertyOptional({
    ...options,
    example: false,
    description:
      'Whether others must ask before they follow. It hides no list: whoever may ask the service sees followers and followed of ' +
      'a private user, too. Becoming public accepts all requests that wait.',
  });
}

/** Documents `isPrivate` as somebody has it. */
export function ApiIsPrivate(): PropertyDecorator {
  return ApiProperty({ example: false, description: 'Whether others must ask before they follow.' });
}
