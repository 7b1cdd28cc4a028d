import { join } from 'node:path';
import { build } from 'esbuild';

/** The session and the client as a front end's bundler makes them, of what is published: a script that sets `session`. */
export async function bundleSession(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'session.ts')],
    bundle: true,
    minify: true,
    // It fails on what only Node has.
    platform: 'browser',
    target: ['chrome120', 'firefox120', 'safari17'],
    format: 'iife',
    globalName: 'session',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}
