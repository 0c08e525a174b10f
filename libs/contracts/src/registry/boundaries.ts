import { z } from 'zod';
import { defineRpc } from '../core/rpc.js';
import { localDate, offsetTime } from '../core/page.js';

/** What the topology of a province may weigh as JSON, before compression: a phone on 3G loads it in a second or two, and it fits into one request. */
export const BOUNDARY_BYTES_MAX = 200_000;
/** The largest province has 168 communes. */
export const BOUNDARY_UNITS_MAX = 400;
const ARCS_MAX = 10_000;
const ARC_POSITIONS_MAX = 20_000;

/** đồng bằng, trung du, miền núi, hải đảo: units are compared with their like. */
export const terrain = z.enum(['plain', 'midland', 'mountain', 'island']);
export type Terrain = z.infer<typeof terrain>;

const position = z.tuple([z.int(), z.int()]);
const pair = z.tuple([z.number(), z.number()]);
const ring = z.array(z.int()).min(1).max(ARCS_MAX);
const polygon = z.array(ring).min(1).max(ARCS_MAX);
/** A commune: `id` is its code. */
const communeShape = {
  id: z.string().regex(/^\d{5}$/),
  properties: z.strictObject({ terrain: terrain.optional() }).optional(),
};

/** TopoJSON, quantized and delta-encoded, in WGS84: neighbours share the arc between them, so a border is stored and simplified once. */
export const boundaryTopology = z.strictObject({
  type: z.literal('Topology'),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  transform: z.strictObject({ scale: pair, translate: pair }),
  arcs: z.array(z.array(position).min(2).max(ARC_POSITIONS_MAX)).max(ARCS_MAX),
  objects: z.strictObject({
    communes: z.strictObject({
      type: z.literal('GeometryCollection'),
      geometries: z.array(z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('Polygon'), ...communeShape, arcs: polygon }),
        z.strictObject({ type: z.literal('MultiPolygon'), ...communeShape, arcs: z.array(polygon).min(1).max(ARCS_MAX) }),
      ])).max(BOUNDARY_UNITS_MAX),
    }),
  }),
});
export type BoundaryTopology = z.infer<typeof boundaryTopology>;

/**
 * What can be wrong with boundaries; the words are for people, the codes stay. The last line is of units and topology and said by the service, the lines before
 * it are of a file and said by `./haicap import-boundaries`, which makes the topology.
 */
export const boundaryProblemCode = z.enum([
  'file-unreadable', 'file-too-large', 'not-geojson', 'crs-wrong', 'too-many-features', 'too-many-vertices', 'geometry-not-area', 'code-missing', 'terrain-unknown',
  'ring-too-short', 'ring-open', 'ring-empty', 'ring-crosses-itself', 'budget-unreachable',
  'unit-twice', 'unit-unknown', 'unit-missing', 'ring-invalid', 'outside-vietnam', 'topology-too-large',
]);
export type BoundaryProblemCode = z.infer<typeof boundaryProblemCode>;
export const boundaryProblem = z.object({ code: boundaryProblemCode, unitCode: z.string().nullable(), message: z.string() });
export type BoundaryProblem = z.infer<typeof boundaryProblem>;

/**
 * The boundaries of all communes of the province as its units stand from `validFrom` on. A commune that does not exist on that day, one that is missing, or a
 * ring that is none: nothing is changed and everything wrong is told; `dryRun` only looks. What was imported before stays, an import of the same day stands
 * in front of it.
 */
export const importBoundaries = defineRpc({
  service: 'registry', name: 'import-boundaries', kind: 'command', access: ['province-admin'],
  request: z.strictObject({
    validFrom: localDate, topology: boundaryTopology,
    /** Where the boundaries come from and under which licence, as it is shown beside the map. */
    source: z.string().trim().min(1).max(200),
    dryRun: z.boolean().default(false),
  }),
  reply: z.object({ importId: z.uuid(), applied: z.boolean(), validFrom: localDate, units: z.int(), bytes: z.int(), problems: z.array(boundaryProblem) }),
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'],
  deadlineMs: 20_000,
});

/** The boundaries that hold on a day (by default today); null where none were imported for it. `parts: 'units'` leaves the shapes out, for who only compares. */
export const lookUpBoundaries = defineRpc({
  service: 'registry', name: 'look-up-boundaries', kind: 'query', access: 'public',
  request: z.strictObject({ asOf: localDate.optional(), parts: z.enum(['all', 'units']).default('all') }),
  reply: z.object({
    boundaries: z.object({
      importId: z.uuid(), validFrom: localDate, importedAt: offsetTime, source: z.string(),
      /** Whose boundary is whose: the topology names communes by their code. */
      units: z.array(z.object({ unitId: z.uuid(), code: z.string(), terrain: terrain.nullable() })),
      topology: boundaryTopology.nullable(),
    }).nullable(),
  }),
  errors: ['REQUEST_INVALID'],
});
