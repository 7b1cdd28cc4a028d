/** Control characters (NUL among them), line separators, lone surrogates, and what Unicode promises never to assign. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;

/** They turn the text around them, and behind them, the other way: a name could show up as another one. */
const DIRECTION_OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/u;

/** What shows nothing by itself. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Something that shows: not only spaces, joiners, fillers, marks without a letter. */
const SEEN = /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

/** What no text may hold, in words for whoever sent it, or `undefined`. */
export function charactersProblem(text: string): string | undefined {
  if (UNPRINTABLE.test(text)) return 'must not hold control characters or broken Unicode';
  return DIRECTION_OVERRIDES.test(text)
    ? 'must not hold characters that override the direction of text'
    : undefined;
}

/** Whether the text holds a character that can be seen. */
export function canBeSeen(text: string): boolean {
  return SEEN.test(text);
}

/** Whether the text holds a character that shows nothing: two texts could look the same. */
export function holdsUnseen(text: string): boolean {
  return UNSEEN.test(text);
}

/** Code points: what SQLite's and PostgreSQL's length() count, too. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}
