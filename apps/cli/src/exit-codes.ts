/** How a command ended, for scripts. */
export const ExitCode = {
  /** All done, nothing to report. */
  ok: 0,
  /** Done, and something is to be looked at: lines were rejected, or counts have drifted. */
  findings: 1,
  /** Not done: wrong usage, or a failure. */
  failure: 2,
  /** Stopped by Ctrl-C or SIGTERM after the batch at hand; running it again goes on. */
  interrupted: 130,
} as const;
