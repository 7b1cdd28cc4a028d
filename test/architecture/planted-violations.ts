import { LAYER_VIOLATIONS } from './planted/layer-violations.js';
import { PACKAGE_VIOLATIONS } from './planted/package-violations.js';
import { EXPORT_VIOLATIONS } from './planted/export-violations.js';
import { STORAGE_VIOLATIONS } from './planted/storage-violations.js';
import { WORKSPACE_VIOLATIONS } from './planted/workspace-violations.js';

/** One planted source for each way to break a rule. */
export const PLANTED_VIOLATIONS = [
  ...LAYER_VIOLATIONS,
  ...PACKAGE_VIOLATIONS,
  ...EXPORT_VIOLATIONS,
  ...STORAGE_VIOLATIONS,
  ...WORKSPACE_VIOLATIONS,
];
