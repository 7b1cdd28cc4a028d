export { CONSISTENCY_HEADERS, CONSISTENCY_TOKEN_PARAMETER, keepConsistent } from './keep-consistent.js';
