/** Later than any time, larger than any id: where a list of the newest begins. */
export const MAX = Number.MAX_SAFE_INTEGER;

/** The cursor of a list of the newest followers, in the form that Retinue gives out, so that whole bodies can be compared. */
export function cursorOf(userId: number, time: number, followerId: number): string {
  return Buffer.from(JSON.stringify([`followers ${userId} newest`, MAX, time, followerId])).toString(
    'base64url',
  );
}

export function readCursor(cursor: string): [time: number, followerId: number] {
  const [, , time, followerId] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
    string,
    number,
    number,
    number,
  ];
  return [time, followerId];
}
