import type { ViewerLinks } from '@retinue/users';
import { NOT_EXPIRED } from './expiring-pair.statements.js';

/*
 * What is between the one who looks and somebody in a list, in SQL for the list's statement. Each thing is counted (it is there
 * once or not): of an EXISTS PostgreSQL may read all that the viewer has, for one row of the list.
 */

const VIEWER = 'CAST(:viewerId AS BIGINT)';

/** How many blocks there are between the viewer and another, either way. */
export function blocksOfViewer(userId: string): string {
  const blocks = (blocker: string, blocked: string): string =>
    `(SELECT count(*) FROM blocks WHERE blocker_id = ${blocker} AND blocked_id = ${blocked})`;
  return `(${blocks(VIEWER, userId)} + ${blocks(userId, VIEWER)})`;
}

/** The JSON of {@link ViewerLinks}. */
export function linksOfViewer(userId: string): string {
  const links: Readonly<Record<keyof ViewerLinks, string>> = {
    following: `follows WHERE follower_id = ${VIEWER} AND followee_id = ${userId}`,
    followedBy: `follows WHERE follower_id = ${userId} AND followee_id = ${VIEWER}`,
    requested: `follow_requests WHERE follower_id = ${VIEWER} AND followee_id = ${userId}`,
    muting: `mutes WHERE muter_id = ${VIEWER} AND muted_id = ${userId} AND ${NOT_EXPIRED}`,
  };
  const fields = Object.entries(links).map(
    ([name, rows]) =>
      `'"${name}":' || CASE WHEN (SELECT count(*) FROM ${rows}) > 0 THEN 'true' ELSE 'false' END`,
  );
  return `('{' || ${fields.join(" || ',' || ")} || '}')`;
}
