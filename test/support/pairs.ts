import type { CheckedClient } from './checked-client.js';

/** The flags of a relationship that are true, as `userId` sees it. */
export async function flagsBetween(http: CheckedClient, userId: number, otherId: number): Promise<string[]> {
  const { body } = await http.get(`/v1/users/${userId}/relationships?ids=${otherId}`);
  const [relationship] = (body as { items: Record<string, unknown>[] }).items;
  return Object.entries(relationship ?? {}).flatMap(([flag, value]) => (value === true ? [flag] : []));
}

/** Waits for what the service does in the background, looking again and again. @throws Error when it takes too long */
export async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('It did not come to be within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
