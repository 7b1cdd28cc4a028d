/** What an application may say of webhooks. */
export interface WebhooksOptions {
  /**
   * Whether receivers may be on this machine and in private networks, and be spoken to without TLS. `false` when left out: whoever
   * may make a webhook could else reach what only this server can.
   */
  readonly allowPrivateReceivers?: boolean | undefined;
}

/** What the options are injected by. */
export const WEBHOOKS_OPTIONS = 'RETINUE_WEBHOOKS_OPTIONS';
