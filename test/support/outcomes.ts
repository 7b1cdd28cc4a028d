/** How each came out: its value, or the class of its error. */
export async function outcomesOf(work: readonly Promise<unknown>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(work);
  return settled.map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as Error).constructor,
  );
}
