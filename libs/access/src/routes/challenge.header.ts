import { ScopeMissingError, UnauthenticatedError } from '../policy/access.errors.js';

const REALM = 'Bearer realm="retinue"';

/** What `WWW-Authenticate` says of an error, by RFC 6750, section 3; nothing of one that other credentials would not mend. */
export function challengeFor(error: unknown): string | undefined {
  if (error instanceof ScopeMissingError)
    return `${REALM}, error="insufficient_scope", scope="${error.scope}"`;
  if (!(error instanceof UnauthenticatedError)) return undefined;
  return error.wereGiven ? `${REALM}, error="invalid_token"` : REALM;
}
