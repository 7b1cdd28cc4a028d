/** Where the data is when nothing is said. */
export const DEFAULT_DATABASE_URL = 'sqlite:./data/retinue.db';
