export * from './boot-service.js';
export * from './bus.js';
export * from './consumer-lag.js';
export * from './fact-consumer.js';
export * from './rpc-client.js';
export { checkAccess } from './rpc-gate.js';
export * from './rpc-route.js';
export * from './rpc-server.js';
export { RPC_HEADER } from './rpc-wire.js';
