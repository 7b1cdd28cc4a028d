import { HEADS } from './heads.js';
import { METHODS } from './methods.js';
import type { Shape } from './shape.js';
import { SMUGGLING } from './smuggling.js';
import { WISHES } from './wishes.js';

export const SHAPES: readonly Shape[] = [...SMUGGLING, ...HEADS, ...METHODS, ...WISHES];
