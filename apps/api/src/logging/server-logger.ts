import { ConsoleLogger, type LogLevel as NestLogLevel } from '@nestjs/common';
import { LOG_LEVELS, type LogLevel } from '../settings/settings.js';
import { hideSecrets } from './hide-secrets.js';

/** Nest tells of each module and route it sets up: for somebody who debugs, not for every start. */
const SETTING_UP = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Where Nest logs why it can't start, with a stack; whoever started it gets the error, and says it in one line. */
const START_FAILURES = new Set(['ExceptionHandler', 'NestApplication']);

/** Nest's console logger at one of our levels, without secrets. */
export class ServerLogger extends ConsoleLogger {
  constructor(level: LogLevel) {
    super({ logLevels: nestLogLevels(level) });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (SETTING_UP.has(String(rest.at(-1)))) super.debug(message, ...(rest as [string]));
    else super.log(message, ...(rest as [string]));
  }

  override error(message: unknown, ...rest: unknown[]): void {
    if (!START_FAILURES.has(String(rest.at(-1)))) super.error(message, ...(rest as [string]));
  }

  protected override formatMessage(...parts: Parameters<ConsoleLogger['formatMessage']>): string {
    return hideSecrets(super.formatMessage(...parts));
  }

  protected override printStackTrace(stack: string | undefined): void {
    if (stack !== undefined) super.printStackTrace(hideSecrets(stack));
  }
}

/** Nest calls the level `info` `log`. */
function nestLogLevels(level: LogLevel): NestLogLevel[] {
  return LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(level) + 1).map((name) => (name === 'info' ? 'log' : name));
}
