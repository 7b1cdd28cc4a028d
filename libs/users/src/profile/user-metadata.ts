/** What the caller's own system wants shown with a user, such as a display name or an avatar: a JSON object. */
export type UserMetadata = Readonly<Record<string, unknown>>;

/** Bytes of its JSON in UTF-8, without spaces. */
export const MAX_METADATA_BYTES = 2_048;

/** Objects and lists in one another, the metadata itself being the first. */
export const MAX_METADATA_DEPTH = 5;

export const NO_METADATA: UserMetadata = {};

/** What is wrong with metadata, or `undefined`. */
export function metadataProblem(metadata: unknown): string | undefined {
  if (!isObject(metadata)) return 'must be a JSON object';
  if (isDeeper(metadata, MAX_METADATA_DEPTH))
    return `must not be nested more than ${MAX_METADATA_DEPTH} deep`;
  const json = jsonOf(metadata);
  if (json === undefined) return 'must be a JSON object';
  const bytes = Buffer.byteLength(json);
  if (bytes > MAX_METADATA_BYTES) {
    return `must be at most ${MAX_METADATA_BYTES} bytes long as JSON in UTF-8, not ${bytes}`;
  }
  return hasBrokenText(JSON.parse(json)) ? 'must not hold broken Unicode' : undefined;
}

/** Metadata as it is kept and compared. */
export function metadataJson(metadata: UserMetadata): string {
  return JSON.stringify(metadata);
}

/** `undefined` for what JSON has no word for, such as a BigInt. */
function jsonOf(metadata: UserMetadata): string | undefined {
  try {
    return metadataJson(metadata);
  } catch {
    return undefined;
  }
}

/** The reverse of {@link metadataJson}. Most users have none, and that takes no parser. */
export function readMetadata(json: string): UserMetadata {
  return json === '{}' ? {} : (JSON.parse(json) as UserMetadata);
}

/** What JSON has objects for, and nothing that turns into something else there, such as a date. */
function isObject(value: unknown): value is UserMetadata {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

/** Half a surrogate pair: not every reader of JSON takes one. */
function hasBrokenText(value: unknown): boolean {
  if (typeof value === 'string') return !isWellFormed(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, part]) => !isWellFormed(name) || hasBrokenText(part));
}

function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}
