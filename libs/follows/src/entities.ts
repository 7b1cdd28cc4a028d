export { BlockEntity } from './blocks/block.entity.js';
export { FollowEntity } from './following/follow.entity.js';
export { FollowStartEntity } from './limits/follow-start.entity.js';
export { FollowEventEntity } from './history/follow-event.entity.js';
export { MuteEntity } from './mutes/mute.entity.js';
export { FollowRequestEntity } from './requests/follow-request.entity.js';
export { PendingDepartureEntity } from './following/pending-departure.entity.js';
export { PendingAutoAcceptEntity } from './requests/pending-auto-accept.entity.js';
