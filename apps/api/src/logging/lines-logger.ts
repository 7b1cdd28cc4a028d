import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from '../settings/settings.js';
import { logLine } from './log-fields.js';
import { SETTING_UP, START_FAILURES } from './nest-contexts.js';

/** Nest's log as JSON, an object in each line, without secrets. */
export class LinesLogger implements LoggerService {
  private readonly pino: Logger;

  /** @param to where the lines go */
  constructor(level: LogLevel, to: DestinationStream) {
    this.pino = pino(
      {
        level,
        // The host is the platform's to know.
        base: { pid: process.pid },
        timestamp: () => `,"time":"${new Date().toISOString()}"`,
        formatters: { level: (label) => ({ level: label }) },
      },
      to,
    );
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(SETTING_UP.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    if (!START_FAILURES.has(String(rest.at(-1)))) this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Whether a line of this level is written: what takes time to say is left alone otherwise. */
  writes(level: LogLevel): boolean {
    return this.pino.isLevelEnabled(level);
  }

  private write(level: LogLevel, message: unknown, rest: readonly unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const line = logLine(message, rest);
    this.pino[level](line.fields, line.message);
  }
}

/** The log of a server on standard output: JSON, and for people where that is a terminal. */
export async function serverLog(level: LogLevel): Promise<LinesLogger> {
  if (!process.stdout.isTTY) return new LinesLogger(level, process.stdout);
  // Loaded where it is needed: a server in production has no terminal.
  const { default: pretty } = await import('pino-pretty');
  const shown = pretty({
    destination: process.stdout,
    sync: true,
    translateTime: 'SYS:HH:MM:ss.l',
    ignore: 'pid,context',
    messageFormat: '{if context}[{context}] {end}{msg}',
  });
  return new LinesLogger(level, shown);
}
