import { ERROR_CATALOGUE, isErrorCode } from '@haicap/contracts';
import { languageOf, Problem, problemBody, retryAfterOf, statusOf } from './problem.js';

describe('the language of a title', () => {
  it.each([
    [undefined, 'vi'], ['', 'vi'], ['fr', 'vi'], ['en', 'en'], ['en-US,en;q=0.9,vi;q=0.8', 'en'], ['vi-VN,en;q=0.9', 'vi'], ['en;q=0.5, vi;q=0.5', 'vi'], ['en;q=0', 'vi'], ['*', 'vi'],
  ])('for Accept-Language %p is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});

describe('every code of the catalogue', () => {
  it('has a status and a body with its titles in both languages', () => {
    for (const code of Object.keys(ERROR_CATALOGUE).filter(isErrorCode)) {
      expect(statusOf(code)).toBeGreaterThanOrEqual(400);
      for (const language of ['vi', 'en'] as const) {
        expect(problemBody(new Problem(code), { language, traceId: 't', path: '/' })).toMatchObject({ code, title: ERROR_CATALOGUE[code][language], type: `/docs/errors/${code}` });
      }
    }
  });
});

describe('when to try again', () => {
  it('is told where another try can help, and nowhere else', () => {
    expect([retryAfterOf(new Problem('IDEMPOTENCY_KEY_IN_FLIGHT')), retryAfterOf(new Problem('OVERLOADED')), retryAfterOf(new Problem('TOO_MANY_REQUESTS', {}, 30)), retryAfterOf(new Problem('FORBIDDEN'))])
      .toEqual([1, 2, 30, undefined]);
  });
});
