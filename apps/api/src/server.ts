export { createApp } from './create-app.js';
export { describeApi } from './http/openapi/serve-openapi.js';
export { type RunningServer, runServer, startServer } from './start-server.js';
