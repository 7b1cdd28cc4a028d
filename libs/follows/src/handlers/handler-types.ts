import { CHANGE_TYPES, type ChangeType } from '../events/event-kinds.js';

/**
 * The types that a handler asks for; all when it says none.
 *
 * @throws TypeError when one of them is none
 */
export function handledTypes(types: readonly string[], place: string): readonly ChangeType[] {
  const unknown = types.find((type) => !(CHANGE_TYPES as readonly string[]).includes(type));
  if (unknown !== undefined) {
    throw new TypeError(
      `${place} handles ${unknown}, which is no type of a change: they are ${CHANGE_TYPES.join(', ')}`,
    );
  }
  return types.length === 0 ? CHANGE_TYPES : (types as readonly ChangeType[]);
}
