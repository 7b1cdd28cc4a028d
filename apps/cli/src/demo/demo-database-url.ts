/** Where the demo lives unless told otherwise: never the database that a server uses by default. */
export const DEMO_DATABASE_URL = 'sqlite:./data/demo.db';
