export { CONSISTENCY_HEADERS, keepConsistent } from './keep-consistent.js';
