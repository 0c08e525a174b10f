import type { Logger, Metrics } from '@haicap/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RateLimits } from '../limits/rate-limits.js';
import { POLICY_REPORTS_PATH } from './security-headers.js';

const REPORT_BYTES_MAX = 16 * 1024;
const REPORTS_PER_REQUEST_MAX = 10;
/** A page that is broken for everybody would fill the log; the counter goes on. */
const LINES_PER_MINUTE_MAX = 20;
const DIRECTIVES = new Set([
  'default-src', 'script-src', 'script-src-elem', 'script-src-attr', 'style-src', 'style-src-elem', 'style-src-attr', 'img-src', 'font-src', 'connect-src',
  'manifest-src', 'worker-src', 'frame-src', 'frame-ancestors', 'base-uri', 'form-action', 'object-src', 'media-src',
]);

const text = z.string().max(2_000).optional();
/** As browsers send it for `report-uri`, and for `report-to`. */
const oldReport = z.object({ 'csp-report': z.object({ 'effective-directive': text, 'violated-directive': text, 'blocked-uri': text, 'document-uri': text }) });
const newReports = z.array(z.object({ type: z.string(), body: z.looseObject({ effectiveDirective: text, blockedURL: text, documentURL: text }) })).max(REPORTS_PER_REQUEST_MAX);

export interface PolicyReport {
  readonly directive: string;
  readonly blocked: string;
  readonly page: string;
}

/** What a report says, without what an address may hold of a person: directive, blocked origin, and the first part of the page's path. */
export function readPolicyReports(body: unknown): PolicyReport[] {
  const old = oldReport.safeParse(body);
  if (old.success) {
    const { 'effective-directive': effective, 'violated-directive': violated, 'blocked-uri': blocked, 'document-uri': page } = old.data['csp-report'];
    return [reportOf(effective ?? violated, blocked, page)];
  }
  const reports = newReports.safeParse(body);
  return (reports.data ?? []).filter(({ type }) => type === 'csp-violation').map(({ body: one }) => reportOf(one.effectiveDirective, one.blockedURL, one.documentURL));
}

function reportOf(directive: string | undefined, blocked: string | undefined, page: string | undefined): PolicyReport {
  const [name = ''] = (directive ?? '').split(' ');
  return { directive: DIRECTIVES.has(name) ? name : 'other', blocked: originOf(blocked), page: firstPart(page) };
}

const KEYWORDS = new Set(['inline', 'eval', 'wasm-eval', 'data', 'blob', 'trusted-types-policy', 'trusted-types-sink']);

function originOf(blocked: string | undefined): string {
  if (blocked === undefined || KEYWORDS.has(blocked)) return blocked ?? '';
  return URL.canParse(blocked) ? new URL(blocked).origin : 'other';
}

function firstPart(page: string | undefined): string {
  const [, first = ''] = page !== undefined && URL.canParse(page) ? new URL(page).pathname.split('/') : [];
  return /^[a-z-]{0,30}$/.test(first) ? `/${first}` : 'other';
}

export interface PolicyReportSetup {
  readonly limits: RateLimits;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly onError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;
}

/** Takes what browsers report about the content policy: counts it, and says a bounded part of it in the log. */
export async function takePolicyReports(http: FastifyInstance, { limits, logger, metrics, onError }: PolicyReportSetup): Promise<void> {
  const counter = metrics.counter('haicap_csp_reports_total', 'What browsers reported about the content policy', ['directive']);
  const say = boundedLines((report) => logger.warn({ ...report }, 'a page was kept from something by its content policy'));
  await http.register(async (scope) => {
    scope.setErrorHandler((error, request, reply) => onError(error, request, reply));
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(['application/csp-report', 'application/reports+json', 'application/json'], { parseAs: 'string', bodyLimit: REPORT_BYTES_MAX }, scope.getDefaultJsonParser('error', 'error'));
    scope.post(POLICY_REPORTS_PATH, async (request, reply) => {
      await limits.admitPolicyReport(request.ip);
      for (const report of readPolicyReports(request.body)) {
        counter.inc({ directive: report.directive });
        say(report);
      }
      return reply.header('cache-control', 'no-store').status(204).send();
    });
  });
}

function boundedLines(write: (report: PolicyReport) => void): (report: PolicyReport) => void {
  let minute = 0;
  let lines = 0;
  return (report) => {
    const now = Math.floor(performance.now() / 60_000);
    if (now !== minute) [minute, lines] = [now, 0];
    lines += 1;
    if (lines <= LINES_PER_MINUTE_MAX) write(report);
  };
}
