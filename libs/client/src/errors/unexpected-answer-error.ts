import { AnswerError } from './retinue-error.js';

/** An answer that is none of the service's, such as a load balancer's page of HTML. */
export class UnexpectedAnswerError extends AnswerError {
  /** The body of the answer. */
  readonly body: unknown;

  constructor(body: unknown, response: Response) {
    super(`${response.status} from ${response.url || 'the server'}, and not as Retinue answers`, response);
    this.name = 'UnexpectedAnswerError';
    this.body = body;
  }
}
