import type { Issuer } from '../../access/issuer.js';
import type { TestApp } from '../../support/start-test-app.js';
import { storedContent } from '../../support/stored-content.js';
import { storedRows } from '../../support/stored-rows.js';
import { type Opened, seesEmail } from './access-rules.js';
import { readAnswer } from './answers-over-http.js';
import { CallersModel } from './callers-model.js';
import { Cast } from './cast.js';
import type { Party } from './party.js';
import { type AccessRequest, withoutMe } from './request.js';
import { sendTo } from './requests-over-http.js';
import { expectedPairs, storedPairs } from './stored-pairs.js';

/** They show emails of others, to whoever is let in. */
const SHOWS_EMAILS = new Set(['getLegacyFollowers', 'exportUser']);

/** The real service and the model of it, which are asked the same. */
export class CallersUnderTest {
  private readonly model: CallersModel;
  /** All that is stored, since somebody was let in last. */
  private stored: unknown;

  private constructor(
    private readonly app: Pick<TestApp, 'nest' | 'http'>,
    private readonly cast: Cast,
    opened: Opened,
  ) {
    this.model = new CallersModel(opened);
  }

  /** Users of their own, whatever else there is in the service. */
  static async of(
    app: Pick<TestApp, 'nest' | 'http'>,
    issuer: Issuer,
    opened: Opened,
  ): Promise<CallersUnderTest> {
    return new CallersUnderTest(app, await Cast.of(app, issuer), opened);
  }

  /**
   * Sends a request to both.
   *
   * @returns whether the caller was let in
   * @throws Error when the service answers, shows or stores otherwise than the model
   */
  async send(party: Party, given: AccessRequest): Promise<boolean> {
    const { app, cast, model } = this;
    const asked = 'user' in party ? withoutMe(given, party.user) : given;
    const seenBefore = this.emailsFor(party);
    const expected = model.apply(party, asked);
    const before = expected.isLetIn ? undefined : (this.stored ??= await this.content());
    if (expected.isLetIn) this.stored = undefined;
    const response = await sendTo(app.http, cast, await cast.credentialsOf(party), asked);
    if (expected.isLetIn && asked.operation.startsWith('putUser')) await cast.learnIds();
    const said = JSON.stringify([party, asked]);
    same(readAnswer(cast, asked, response), expected.answer, `${said} answers`);
    if (before !== undefined) same(await this.content(), before, `${said} is refused, and leaves behind`);
    else same(await storedPairs(app, cast), expectedPairs(model.state), `${said} leaves behind`);
    const mayBeSeen = new Set([...seenBefore, ...this.emailsFor(party)]);
    const shown = cast.numbersWithEmailIn(textIn(response));
    if (!expected.isLetIn || !SHOWS_EMAILS.has(asked.operation))
      same(
        shown.filter((user) => !mayBeSeen.has(user)),
        [],
        `${said} shows the emails of`,
      );
    return expected.isLetIn;
  }

  private emailsFor(party: Party): number[] {
    const { state } = this.model;
    return [...state.users.keys()].filter((user) => seesEmail(state, party, user));
  }

  private async content(): Promise<unknown> {
    return [await storedRows(this.app), await storedContent(this.app)];
  }
}

/** Compares texts: what a database gives has other prototypes than what a test makes. */
function same(seen: unknown, expected: unknown, what: string): void {
  const [one, other] = [JSON.stringify(seen), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${what} ${one}, not ${other}`);
}

function textIn({ text, body }: { readonly text?: string; readonly body: unknown }): string {
  return text ?? JSON.stringify(body);
}
