/** Nest tells of each module and route it sets up: for somebody who debugs, not for every start. */
export const SETTING_UP = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Where Nest logs why it can't start, with a stack; whoever started it gets the error, and says it in one line. */
export const START_FAILURES = new Set(['ExceptionHandler', 'NestApplication']);
