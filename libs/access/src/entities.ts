export { ServiceKeyEntity } from './keys/service-key.entity.js';
