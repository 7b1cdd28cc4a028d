export type UserType = 'person' | 'brand';

/** Which type may follow which, in the model and as the service's `FOLLOW_POLICY`: brands don't follow brands. */
export const POLICY = 'person>person,person>brand,brand>person';

/** Users are numbered from 0, in the order they were created. */
export type Operation =
  | {
      readonly kind: 'follow' | 'unfollow' | 'accept' | 'reject' | 'remove';
      readonly by: number;
      readonly other: number;
    }
  | { readonly kind: 'block' | 'unblock' | 'mute' | 'unmute'; readonly by: number; readonly other: number }
  | { readonly kind: 'setPrivate'; readonly by: number; readonly isPrivate: boolean }
  | { readonly kind: 'setType'; readonly by: number; readonly type: UserType }
  | { readonly kind: 'delete' | 'readUser' | 'readFollowers' | 'readFollowing'; readonly by: number }
  | { readonly kind: 'batch'; readonly dryRun: boolean; readonly rows: readonly BatchOperation[] };

export interface BatchOperation {
  readonly op: 'follow' | 'unfollow';
  readonly by: number;
  readonly other: number;
}

/** A status, what a problem is called, and what else the answer says. */
export interface Answer {
  readonly status: number;
  readonly says?: unknown;
}
