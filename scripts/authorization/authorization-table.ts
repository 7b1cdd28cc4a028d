import {
  type AccessOptions,
  type Action,
  ACTIONS,
  type Caller,
  decide,
  NOBODY,
  type Standing,
  STRANGER,
} from '@retinue/access';

/** The page with the table, from the repository's root. */
export const AUTHORIZATION_PAGE = 'docs/authorization.md';

const BEGIN = '<!-- decisions:begin -->';
const END = '<!-- decisions:end -->';

/** Who calls, and how they stand to the user whom it is about. */
interface Column {
  readonly title: string;
  readonly caller: (action: Action) => Caller;
  readonly standing?: Partial<Standing>;
  readonly options?: AccessOptions;
}

const USER: Caller = { kind: 'user', id: 2 };
const asUser = (): Caller => USER;
const asNobody = (): Caller => NOBODY;

const COLUMNS: readonly Column[] = [
  { title: 'nobody', caller: asNobody },
  { title: 'nobody, `ANONYMOUS_READ`', caller: asNobody, options: { anonymousRead: true } },
  { title: 'another user', caller: asUser },
  { title: 'another, of a private user', caller: asUser, standing: { isPrivate: true } },
  {
    title: 'a follower of a private user',
    caller: asUser,
    standing: { isPrivate: true, isFollower: true },
  },
  { title: 'blocked, either way', caller: asUser, standing: { isBlocked: true } },
  { title: 'the user', caller: asUser, standing: { isThemselves: true } },
  {
    title: 'the user, `SELF_SIGNUP`',
    caller: asUser,
    standing: { isThemselves: true },
    options: { selfSignup: true },
  },
  {
    title: 'a service with the scope',
    caller: (action) => ({ kind: 'service', name: 'service', scopes: [ACTIONS[action].scope] }),
  },
  {
    title: 'a service without',
    caller: () => ({ kind: 'service', name: 'service', scopes: [] }),
  },
];

/** Every decision of the policy, as a table in Markdown. */
export function drawAuthorizationTable(): string {
  const rows = (Object.keys(ACTIONS) as Action[]).map((action) => {
    const { about, scope } = ACTIONS[action];
    return [about, `\`${scope}\``, ...COLUMNS.map((column) => decisionIn(action, column))];
  });
  const head = ['what', 'scope', ...COLUMNS.map(({ title }) => title)];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The document with the table between its markers. */
export function refreshTable(document: string, table: string): string {
  const begin = document.indexOf(BEGIN) + BEGIN.length;
  const end = document.indexOf(END);
  return `${document.slice(0, begin)}\n\n${table}\n\n${document.slice(end)}`;
}

function decisionIn(action: Action, { caller, standing, options }: Column): string {
  const refusal = decide(caller(action), action, { ...STRANGER, ...standing }, options);
  if (refusal === undefined) return 'yes';
  const { reason } = refusal;
  if (reason === 'unauthenticated') return '401';
  return `403 \`${reason === 'private' ? 'not_allowed' : reason}\``;
}
