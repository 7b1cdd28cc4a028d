/** Secrets and emails have shapes of their own; what stands in the place of each. */
const SHAPES: readonly (readonly [shape: RegExp, shown: string])[] = [
  [/\brtk_[\w-]+/g, 'rtk_***'],
  // A JSON Web Token: two parts that begin as JSON does, and a signature.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, 'eyJ***'],
  [/\b(Bearer|Basic) +[\w.~+/=-]{8,}/gi, '$1 ***'],
  [/(:\/\/[^\s:@/]*):[^\s@/]*@/g, '$1:***@'],
  // An email, as it is or in an address. Behind `://` it is who logs in to a host; without letters at its end, a version.
  [/(?<!:\/\/|[\w.%+-])[\w.%+-]+(?:@|%40)(?:[\w-]+\.)+[a-z]{2,}\b/gi, '***@***'],
];

/**
 * A text for the log without keys, tokens, passwords and emails. Nobody writes one there; a client may have put it in an address,
 * and an error of somebody else's may quote it.
 */
export function hideSecrets(text: string): string {
  return SHAPES.reduce((shown, [shape, instead]) => shown.replace(shape, instead), text);
}
