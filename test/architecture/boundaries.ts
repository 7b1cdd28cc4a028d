import { cycleRules } from './rules/cycle-rules.js';
import { engineRules } from './rules/engine-rules.js';
import { exportRules } from './rules/export-rules.js';
import { layerRules } from './rules/layer-rules.js';
import { packageRules } from './rules/package-rules.js';
import { storageRules } from './rules/storage-rules.js';
import { workspaceRules } from './rules/workspace-rules.js';
import type { Tree } from './tree.js';

const ALL_RULES = [
  layerRules,
  packageRules,
  cycleRules,
  engineRules,
  exportRules,
  storageRules,
  workspaceRules,
];

/** All violations, sorted, each readable by itself: `path: imports X: rule`. */
export function findViolations(tree: Tree): string[] {
  return ALL_RULES.flatMap((rule) => rule(tree)).sort();
}
