import { FollowsImportService, type ImportedEdge } from '@retinue/follows';
import type { CheckedClient } from './checked-client.js';
import type { TestApp } from './start-test-app.js';

/** Makes a follow over HTTP. */
export async function follow(http: CheckedClient, followerId: number, followeeId: number): Promise<void> {
  const { status, text } = await http.put(`/v1/users/${followerId}/following/${followeeId}`);
  if (status !== 201) throw new Error(`${followerId} could not follow ${followeeId}: ${status} ${text}`);
}

/** Adds many follows at once, at the times given. */
export async function importFollows(
  { nest }: Pick<TestApp, 'nest'>,
  edges: readonly ImportedEdge[],
): Promise<void> {
  const outcomes = await nest.get(FollowsImportService, { strict: false }).add(edges);
  const refused = outcomes.filter((outcome) => outcome !== 'added');
  if (refused.length > 0) throw new Error(`${refused.length} follows were not added: ${refused[0]}`);
}
