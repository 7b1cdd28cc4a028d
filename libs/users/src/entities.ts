export { SpentUserIdEntity } from './deletion/spent-user-id.entity.js';
export { UserCountersEntity } from './profile/user-counters.entity.js';
export { UserEntity } from './profile/user.entity.js';
