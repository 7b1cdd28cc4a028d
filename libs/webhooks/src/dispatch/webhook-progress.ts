import { pauseAfter } from '../deliveries/retry-pauses.js';
import type { SendOutcome } from '../deliveries/send-outcome.js';
import type { KeptWebhook } from '../subscriptions/webhook.js';
import type { Progress } from '../subscriptions/webhooks.repository.js';

/** How far a webhook is after an attempt. */
export function progressAfter(
  { place, failures }: KeptWebhook,
  eventId: string,
  { status, error, retryAfterSeconds }: SendOutcome,
  at: Date,
): Progress {
  if (error === null) return { place: eventId, failures: 0, nextAttemptAt: null };
  const failed = { place, failures: failures + 1, nextAttemptAt: null };
  if (status === 410) return { ...failed, pausedBecause: 'gone' };
  const pause = pauseAfter(failed.failures, retryAfterSeconds);
  if (pause === undefined) return { ...failed, pausedBecause: 'failing' };
  return { ...failed, nextAttemptAt: new Date(at.getTime() + pause) };
}
