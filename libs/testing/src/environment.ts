/** What `./haicap test` provides: a PostgreSQL to make databases in, and the programs tests start themselves. */
export type TestResource = 'HAICAP_TEST_POSTGRES_URL' | 'HAICAP_TEST_NATS_BIN' | 'HAICAP_TEST_REDIS_BIN' | 'HAICAP_TEST_TMP';

/** The value of a test resource; without it the test fails with the command that provides it. */
export function testResource(name: TestResource): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set: run integration tests with ./haicap test`);
  return value;
}
