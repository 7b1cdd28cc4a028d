#!/usr/bin/env node
import { existsSync } from 'node:fs';

// The bundle starts in less than half the time; where Nest's own build made none, the modules do the same.
const bundle = new URL('../bundle/main.js', import.meta.url);
await import(existsSync(bundle) ? bundle.href : '../dist/main.js');
