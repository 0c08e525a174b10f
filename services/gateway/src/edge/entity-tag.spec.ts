import { call, defineRoute, defineRpc } from '@haicap/contracts';
import { z } from 'zod';
import { entityTagOf, isKnown } from './entity-tag.js';

const told = { service: 'dossier' as const, name: 'look-at-something', kind: 'query' as const, access: 'public' as const, request: z.object({}), reply: z.object({ version: z.int() }), errors: [] };
const routeOf = (contract: ReturnType<typeof defineRpc<typeof told.request, typeof told.reply>>, privacy: 'public' | 'personal') => defineRoute({
  operationId: 'lookAtSomething', method: 'GET', path: '/api/v1/something', tag: 'units', summary: 'Xem', privacy, response: told.reply, rpcs: [contract], bind: () => call(contract, {}),
  ...(privacy === 'personal' ? { entity: ({ version }: { version: number }) => ({ version, view: 'full' }) } : {}),
});
const tagOf = (route: ReturnType<typeof routeOf>, text: string, language: 'vi' | 'en') => entityTagOf(route, { version: 3 }, text, language);

describe('the tag of an answer', () => {
  it('is another in another language where the owner speaks, so that neither answers for the other', () => {
    const speaking = routeOf(defineRpc({ ...told, speaks: true }), 'personal');
    expect([tagOf(speaking, '', 'vi'), tagOf(speaking, '', 'en')]).toEqual(['"3.full"', '"3.full-en"']);
    expect(isKnown(tagOf(speaking, '', 'en'), tagOf(speaking, '', 'vi'))).toBe(false);
  });

  it('is the same in both where nothing of it is a sentence', () => {
    const silent = routeOf(defineRpc(told), 'personal');
    expect([tagOf(silent, '', 'vi'), tagOf(silent, '', 'en')]).toEqual(['"3.full"', '"3.full"']);
  });

  it('follows the words where it is made of them', () => {
    const open = routeOf(defineRpc({ ...told, speaks: true }), 'public');
    expect(tagOf(open, '{"words":"một"}', 'vi')).not.toBe(tagOf(open, '{"words":"one"}', 'en'));
  });
});
