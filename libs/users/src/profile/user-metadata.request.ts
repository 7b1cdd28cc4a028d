import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeLeftOut, Satisfies } from '@retinue/common/http';
import { Transform } from 'class-transformer';
import { MAX_METADATA_BYTES, MAX_METADATA_DEPTH, metadataProblem } from './user-metadata.js';
import { unlessNull } from './user.rules.js';

const SCHEMA = { type: 'object', additionalProperties: true } as const;

/** Metadata in a request body, checked and documented; `null` is none. */
export function IsMetadata(): PropertyDecorator {
  return applyDecorators(
    ApiMetadataToPut(),
    MayBeLeftOut(),
    KeptAsGiven(),
    Satisfies('metadata', unlessNull(metadataProblem)),
  );
}

/** Leaves a value as it came: class-transformer would make another object of it. */
export function KeptAsGiven(): PropertyDecorator {
  return Transform(({ obj, key }: { obj: Readonly<Record<string, unknown>>; key: string }) => obj[key]);
}

/** Documents metadata in a request body. */
export function ApiMetadataToPut(): PropertyDecorator {
  return ApiPropertyOptional({
    ...SCHEMA,
    nullable: true,
    example: { displayName: 'Lone' },
    description:
      `What lists shall show beside the name. It takes the place of what there was, as a whole: at most ${MAX_METADATA_BYTES} ` +
      `bytes of JSON, nested at most ${MAX_METADATA_DEPTH} deep. \`null\` is \`{}\`.`,
  });
}

/** Documents the metadata that somebody has. */
export function ApiMetadata(): PropertyDecorator {
  return ApiProperty({
    ...SCHEMA,
    example: {},
    description: 'What your own system wants shown with the user.',
  });
}
