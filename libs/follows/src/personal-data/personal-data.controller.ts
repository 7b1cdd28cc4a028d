import { Controller, Get, Res, UseFilters } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Does } from '@retinue/access/http';
import { InvalidRequestError } from '@retinue/common';
import {
  ActsAs,
  ApiProblems,
  DomainErrorFilter,
  type HttpReply,
  NDJSON_MEDIA_TYPE,
  readerOf,
  sendStream,
} from '@retinue/common/http';
import { DatabaseUnavailableError, SpooledAnswers } from '@retinue/database';
import { type UserKey, UserNotFoundError } from '@retinue/users';
import { UserParam } from '@retinue/users/http';
import { EXPORT_EXAMPLES } from './personal-data.examples.js';
import { EXPORT_LINES, toExportLine } from './personal-data.response.js';
import type { PersonalDataLine } from './personal-data.js';
import { PersonalDataService } from './personal-data.service.js';

/** The route that gives a user all that is kept about them. */
@ApiTags('users')
@ApiProblems(DatabaseUnavailableError)
@UseFilters(DomainErrorFilter)
@Controller('v1/users/:id/export')
export class PersonalDataController {
  constructor(
    private readonly data: PersonalDataService,
    private readonly answers: SpooledAnswers,
  ) {}

  @Does('personal-data.read')
  @ActsAs('id')
  @Get()
  @ApiOperation({
    operationId: 'exportUser',
    summary: 'All that is kept about a user',
    description:
      'A JSON object in each line, told apart by `kind`: the user, then whom they follow and who follows them, requests ' +
      'in both directions, whom they block and mute, and their history, the oldest first of each. All but the profile, ' +
      'which is read just before, is as it stands at one moment. An answer whose last line is not of the kind `end` was cut.',
  })
  @ApiExtraModels(...EXPORT_LINES)
  @ApiOkResponse({
    description: 'The lines of the export; the schema is that of one line.',
    headers: {
      'Content-Disposition': {
        description: 'Has browsers save it as a file.',
        schema: { type: 'string', example: 'attachment; filename="user-1.ndjson"' },
      },
    },
    content: {
      [NDJSON_MEDIA_TYPE]: {
        schema: { oneOf: EXPORT_LINES.map((line) => ({ $ref: getSchemaPath(line) })) },
        examples: EXPORT_EXAMPLES,
      },
    },
  })
  @ApiProblems(UserNotFoundError, InvalidRequestError)
  async export(@UserParam('id', 'The user.') id: UserKey, @Res() reply: HttpReply): Promise<void> {
    const reader = readerOf(reply);
    const lines = await this.data.export(id, reader);
    // It begins before the head is sent, so that what fails early is a problem, not a cut.
    const text = await this.answers.begin(linesOf(lines), reader);
    void reply.header('Content-Disposition', `attachment; filename="${fileNameOf(id)}"`);
    sendStream(reply, NDJSON_MEDIA_TYPE, text);
  }
}

/** An external id may hold what no name of a file can. */
function fileNameOf(id: UserKey): string {
  return typeof id === 'number' ? `user-${id}.ndjson` : 'user.ndjson';
}

/** The text of the lines, a piece for each chunk, and the last line. */
async function* linesOf(chunks: AsyncIterable<PersonalDataLine[]>): AsyncGenerator<string> {
  let lines = 0;
  for await (const chunk of chunks) {
    lines += chunk.length;
    yield chunk.map((line) => `${JSON.stringify(toExportLine(line))}\n`).join('');
  }
  yield `${JSON.stringify({ kind: 'end', lines })}\n`;
}
