import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';

const ETAG = z.object({ ETag: z.string(), traceparent: z.string() });

/** What the gateway answers by itself, by path and method. */
export const EDGE_OPERATIONS: Record<string, Record<string, ZodOpenApiOperationObject>> = {
  '/api/v1/changelog': {
    get: {
      operationId: 'readChangelog', tags: ['interface'], security: [],
      summary: 'Thay đổi của giao diện, mới nhất trước: JSON Feed, hoặc Atom khi Accept là application/atom+xml',
      responses: {
        200: {
          description: 'JSON Feed 1.1 / Atom (RFC 4287)', headers: ETAG,
          content: {
            'application/feed+json': { schema: z.object({
              version: z.string(), title: z.string(), language: z.string(), home_page_url: z.string(), feed_url: z.string(),
              items: z.array(z.object({ id: z.string(), url: z.string(), title: z.string(), content_text: z.string(), date_published: z.string(), tags: z.array(z.string()) })),
            }) },
            'application/atom+xml': { schema: z.string() },
          },
        },
      },
    },
  },
};
