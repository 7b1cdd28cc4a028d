import { DomainError, type ErrorSpec } from '@retinue/common';

/** Some of what came after the place that is given was kept for its time, and is there no more. */
export class EventsGoneError extends DomainError {
  static readonly spec: ErrorSpec = {
    code: 'events_gone',
    kind: 'gone',
    summary: 'The log is kept no more from this place on',
  };

  constructor() {
    super(EventsGoneError.spec, {
      message:
        'Some of what came after this place is kept no more, so make your copy anew: ask for the events after=now and keep the ' +
        'nextAfter of that page, then take a snapshot (the lists, or retinue export), then go on after the place that you kept',
    });
  }
}

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
