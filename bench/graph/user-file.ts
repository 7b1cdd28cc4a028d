import { writeFile } from 'node:fs/promises';

/** Writes lines of users as `retinue import users` reads them: with a name, an email and an external id of their own. */
export async function writeUserFile(file: string, users: number): Promise<void> {
  await writeFile(file, linesOf(users));
}

function* linesOf(users: number): Iterable<string> {
  yield 'externalId,firstName,lastName,email,type\n';
  for (let user = 0; user < users; user += 1) {
    yield `from-elsewhere-${(user * 7_919) % 100_000_007},Ada${user % 997},Lovelace${user % 1_009},ada${user}@example.org,person\n`;
  }
}
