import { AnswerError } from './retinue-error.js';

/** An answer of lines that ended before its last line: what came of it is not all. */
export class CutAnswerError extends AnswerError {
  /** How many lines came. */
  readonly lines: number;

  constructor(lines: number, response: Response) {
    super(`The answer was cut after ${lines} lines: ask again`, response);
    this.name = 'CutAnswerError';
    this.lines = lines;
  }
}
