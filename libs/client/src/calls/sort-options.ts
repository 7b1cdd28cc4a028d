/**
 * Parts the options of a call: some are headers, and the others of the query.
 *
 * @param headerNames the headers among the options, by the names that they have there
 */
export function sortOptions(
  options: object,
  headerNames: Readonly<Record<string, string>>,
): { readonly headers: Record<string, string>; readonly query: Record<string, unknown> } {
  const headers: Record<string, string> = {};
  const query: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    const header = headerNames[name];
    if (header === undefined) query[name] = Array.isArray(value) ? value.map(toElement) : value;
    else if (value !== undefined) headers[header] = toHeader(header, value);
  }
  return { headers, query };
}

/** Commas separate the elements of a list, so the service reads each once more than a value that stands alone. */
const toElement = (value: unknown): string => encodeURIComponent(String(value));

/** A number is the version of a user, of which the entity tag is a text in quotes. */
function toHeader(header: string, value: unknown): string {
  return header === 'If-Match' && typeof value === 'number' ? `"${value}"` : String(value);
}
