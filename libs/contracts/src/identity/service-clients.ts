import { z } from 'zod';
import { clientScope } from '../core/actor.js';
import { localDate, offsetTime, pageOf, pageRequest } from '../core/page.js';
import { defineRpc } from '../core/rpc.js';

export const CLIENT_UNITS_MAX = 200;
export const SECRET_OVERLAP_HOURS_MAX = 168;

/** A program of somebody else, with what it may do and in which units. Its secrets are kept as digests alone. */
export const serviceClient = z.object({
  clientId: z.uuid(), version: z.int(), name: z.string(), scopes: z.array(clientScope), unitIds: z.array(z.uuid()),
  validFrom: localDate, validTo: localDate.nullable(), createdAt: offsetTime, withdrawnAt: offsetTime.nullable(),
  /** Its secrets that still count: two while one is being replaced. */
  secrets: z.array(z.object({ secretId: z.uuid(), createdAt: offsetTime, expiresAt: offsetTime.nullable() })),
});
export type ServiceClient = z.infer<typeof serviceClient>;

/** `secret` is shown once. The same key again finds the same client and null: whoever lost the answer takes another secret. */
export const clientWithSecret = z.object({ client: serviceClient, secret: z.string().nullable() });
export type ClientWithSecret = z.infer<typeof clientWithSecret>;

const commandErrors = ['REQUEST_INVALID', 'FORBIDDEN', 'IDEMPOTENCY_KEY_REQUIRED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_FLIGHT', 'OUTCOME_UNKNOWN'] as const;

export const createServiceClient = defineRpc({
  service: 'identity', name: 'create-service-client', kind: 'command', access: ['province-admin'],
  request: z.strictObject({
    name: z.string().trim().min(3).max(100), scopes: z.array(clientScope).min(1).max(clientScope.options.length),
    unitIds: z.array(z.uuid()).min(1).max(CLIENT_UNITS_MAX), validTo: localDate.optional(),
  }),
  reply: clientWithSecret,
  errors: [...commandErrors, 'SERVICE_CLIENT_VALIDITY_INVALID'],
});

/** Another secret; what there is counts for so many hours more, so the program can be changed over without a gap. */
export const rotateServiceClientSecret = defineRpc({
  service: 'identity', name: 'rotate-service-client-secret', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ clientId: z.uuid(), overlapHours: z.int().min(0).max(SECRET_OVERLAP_HOURS_MAX).default(24) }),
  reply: clientWithSecret,
  errors: [...commandErrors, 'SERVICE_CLIENT_NOT_FOUND', 'SERVICE_CLIENT_WITHDRAWN'],
});

/** Another last day, or none: the program goes on until then, and comes again when it had ended. */
export const setServiceClientValidity = defineRpc({
  service: 'identity', name: 'set-service-client-validity', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ clientId: z.uuid(), validTo: localDate.nullable() }),
  reply: serviceClient,
  errors: [...commandErrors, 'SERVICE_CLIENT_NOT_FOUND', 'SERVICE_CLIENT_WITHDRAWN', 'SERVICE_CLIENT_VALIDITY_INVALID'],
});

/** The program is shut out: no token any more, and within 30 seconds those it has count no more. */
export const withdrawServiceClient = defineRpc({
  service: 'identity', name: 'withdraw-service-client', kind: 'command', access: ['province-admin'],
  request: z.strictObject({ clientId: z.uuid(), reason: z.string().trim().min(3).max(300) }),
  reply: serviceClient,
  errors: [...commandErrors, 'SERVICE_CLIENT_NOT_FOUND', 'SERVICE_CLIENT_WITHDRAWN'],
});

export const lookUpServiceClient = defineRpc({
  service: 'identity', name: 'look-up-service-client', kind: 'query', access: ['province-admin', 'auditor'],
  request: z.strictObject({ clientId: z.uuid() }),
  reply: serviceClient,
  errors: ['REQUEST_INVALID', 'FORBIDDEN', 'SERVICE_CLIENT_NOT_FOUND'],
});

export const listServiceClients = defineRpc({
  service: 'identity', name: 'list-service-clients', kind: 'query', access: ['province-admin', 'auditor'],
  request: z.strictObject(pageRequest),
  reply: pageOf(serviceClient),
  errors: ['REQUEST_INVALID', 'CURSOR_INVALID', 'FORBIDDEN'],
});
