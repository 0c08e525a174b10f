// Says by its exit code whether the service beside it is ready: 0 or 1. For health checks in an image without curl.
const port = process.env.HAICAP_HEALTH_PORT;
const ready = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(3000) }).then(({ ok }) => ok, () => false);
process.exitCode = ready ? 0 : 1;
