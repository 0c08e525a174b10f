import fastify from 'fastify';
import pg from 'pg';
import { z } from 'zod';

// Started by `./haicap bench track`: reads the row that tracking shows with nothing around it, and answers 304 without reading anything.
const told = z.object({ databaseUrl: z.string(), port: z.int() }).parse(JSON.parse(process.env['BENCH_BARE'] ?? '{}'));
const POOL_SIZE = 4;
const TAG = '"1"';
const asked = z.object({ code: z.string() });

const pool = new pg.Pool({ connectionString: told.databaseUrl, max: POOL_SIZE });
const app = fastify();
app.post('/track', async (request) => {
  const { rows } = await pool.query({
    name: 'track', values: [asked.parse(request.body).code],
    text: `SELECT d.id, d.code, d.version, d.status, d.procedure_name, d.received_at, d.due_at, s.sentence FROM dossier d JOIN dossier_step s ON s.dossier_id = d.id AND s.version = d.version WHERE d.code = $1`,
  });
  return rows[0] as unknown;
});
app.get('/static', async (request, reply) => {
  void reply.header('etag', TAG);
  if (request.headers['if-none-match'] === TAG) return await reply.status(304).send();
  return { tag: TAG };
});
await app.listen({ port: told.port, host: '127.0.0.1' });
process.stdout.write('{"ready":true}\n');
process.stdin.resume();
await new Promise((done) => process.stdin.once('end', done));
await app.close();
await pool.end();
