import { nat } from 'fast-check';

/** Users at the start. There is one number more: somebody who has a token, and is no user yet. */
export const USERS_AT_START = 5;
export const NUMBERS = USERS_AT_START + 1;

export const someUser = nat(NUMBERS - 1);
