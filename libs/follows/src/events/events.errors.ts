import { DomainError, type ErrorSpec } from '@retinue/common';

/** What is given as the place to go on from is none of this log. */
export class InvalidEventPlaceError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'invalid_event_place',
    kind: 'invalid',
    summary: 'This is no place in the log of this server',
  };

  constructor() {
    super(InvalidEventPlaceError.spec, {
      values: [
        {
          name: 'after',
          problem: (name) =>
            `${name} must be the id of an event, or the nextAfter of a page, of this very server and of a state that it ` +
            'has not lost since; without it, reading begins at the oldest event',
        },
      ],
    });
  }
}
