import type { OpenAPIObject } from '@nestjs/swagger';
import {
  type Action,
  ACTIONS,
  BlockedFromListsError,
  NotAllowedError,
  ScopeMissingError,
  UnauthenticatedError,
} from '@retinue/access';
import { ACTION_EXTENSION } from '@retinue/access/http';
import type { ErrorSpec } from '@retinue/common';
import { PROBLEM_MEDIA_TYPE, problemOf, STATUS_BY_KIND } from '@retinue/common/http';
import { TokenKeysUnavailableError } from '../../access/token-keys.js';
import type { AccessSettings } from '../../settings/access-settings.js';
import { type DocumentedOperation, operationsOf } from './operations-of.js';

const USER_TOKEN = 'userToken';
const SERVICE_KEY = 'serviceKey';

const SCHEMES = {
  [USER_TOKEN]: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token of a user, from the issuer that this service trusts. It acts as that user.',
  },
  [SERVICE_KEY]: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'rtk_...',
    description:
      'A key of a service, made by `retinue keys create`. It does what its scopes say; with `Act-As` and a user, it acts ' +
      'as that user, and may do what they may.',
  },
} as const;

const ACT_AS = {
  name: 'Act-As',
  in: 'header',
  required: false,
  description:
    'With a service key that has the scope `act-as`: the user to act as, `7` or `ext:4711`, percent-encoded.',
  schema: { type: 'string', maxLength: 1024 },
} as const;

const REFUSALS: readonly ErrorSpec[] = [
  UnauthenticatedError.spec,
  ScopeMissingError.spec,
  NotAllowedError.spec,
  BlockedFromListsError.spec,
  TokenKeysUnavailableError.spec,
];

interface Response {
  description: string;
  headers?: object;
  content: Record<string, { schema: object; examples: Record<string, unknown> }>;
}

/** Says of each operation what a caller needs for it, or that this service asks nobody. */
export function describeAccess(document: OpenAPIObject, authMode: AccessSettings['AUTH_MODE']): void {
  // Said, so that it is no oversight.
  document.security = [];
  if (authMode === 'token') document.components = { ...document.components, securitySchemes: { ...SCHEMES } };
  for (const { operation } of operationsOf(document)) {
    const described = operation as DocumentedOperation['operation'] & { [ACTION_EXTENSION]?: Action };
    const action = described[ACTION_EXTENSION];
    delete described[ACTION_EXTENSION];
    if (authMode === 'token' && action !== undefined) describeOperation(described, action);
  }
}

function describeOperation(operation: DocumentedOperation['operation'], action: Action): void {
  const { scope } = ACTIONS[action];
  // OpenAPI 3.1 lets a bearer scheme name what it needs.
  operation.security = [{ [USER_TOKEN]: [] }, { [SERVICE_KEY]: [scope] }];
  operation.description = [operation.description, `Needs the scope \`${scope}\`, or a user who may.`]
    .filter((text) => text !== undefined && text !== '')
    .join('\n\n');
  operation.parameters = [...(operation.parameters ?? []).map(withMe), ACT_AS];
  for (const spec of REFUSALS) addProblem(operation.responses as Record<string, Response>, spec);
}

/** A user in the path may be the one who calls. */
function withMe<Parameter extends object>(parameter: Parameter): Parameter {
  const { in: place, schema } = parameter as { in?: string; schema?: { oneOf?: object[] } };
  if (place !== 'path' || schema?.oneOf === undefined) return parameter;
  return { ...parameter, schema: { ...schema, oneOf: [...schema.oneOf, { type: 'string', const: 'me' }] } };
}

function addProblem(responses: Record<string, Response>, { code, kind, summary }: ErrorSpec): void {
  const status = STATUS_BY_KIND[kind];
  const response = (responses[status] ??= {
    description: '',
    content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' }, examples: {} } },
  });
  const { examples } = response.content[PROBLEM_MEDIA_TYPE]!;
  if (examples[code] !== undefined) return;
  examples[code] = { summary, value: problemOf(status, { code, summary }, summary) };
  response.description = [response.description, `\`${code}\`: ${summary}.`]
    .filter((text) => text !== '')
    .join('\n\n');
  if (status !== STATUS_BY_KIND.unauthenticated) return;
  response.headers = {
    'WWW-Authenticate': { description: 'By RFC 6750.', schema: { type: 'string' } },
  };
}
