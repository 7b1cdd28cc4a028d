import { ConsoleLogger, type LogLevel as NestLogLevel } from '@nestjs/common';
import { LOG_LEVELS, type LogLevel } from '../settings/settings.js';
import { hideSecrets } from './hide-secrets.js';
import { SETTING_UP, START_FAILURES } from './nest-contexts.js';

/** Nest's console logger at one of our levels, without secrets: for a command line. A server has `serverLog`. */
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
