/** SQL: an event of the log is of an edge, and so part of a history. */
export const OF_EDGES = `type IN ('follow', 'import', 'accept_follower', 'unfollow', 'remove_follower', 'block_followee',
  'block_follower', 'leave_followee', 'leave_follower')`;
