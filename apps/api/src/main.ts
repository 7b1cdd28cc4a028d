import { serve } from './serve.js';

if (!(await serve())) process.exitCode = 1;
