import type { LoggedCaller } from '@retinue/access';
import type { ChangeEvent } from '../events/change-event.js';
import type { ChangeDataOf } from '../events/event-data.js';
import type { ChangeCause, ChangeType } from '../events/event-kinds.js';

/** A {@link ChangeEvent} of some types: what its `data` holds goes by its `type`. */
export type ChangeOf<Type extends ChangeType = ChangeType> = Type extends ChangeType
  ? Omit<ChangeEvent, 'type' | 'data'> & { readonly type: Type; readonly data: ChangeDataOf<Type> }
  : never;

/** A change that is written and not yet committed, see `BeforeChange`. What its `data` holds goes by its `type`. */
export type PendingChange<Type extends ChangeType = ChangeType> = Type extends ChangeType
  ? {
      readonly type: Type;
      readonly cause: ChangeCause;
      /** When it will have been. */
      readonly at: Date;
      /** Whose doing it is. */
      readonly actorId: number;
      /** To whom it is done; a user who changes is their own subject. */
      readonly subjectId: number;
      /** Who called for it, as far as somebody is known. */
      readonly caller: LoggedCaller | undefined;
      readonly data: ChangeDataOf<Type>;
    }
  : never;
