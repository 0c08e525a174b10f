import { shown } from './shown-form.js';

describe('a form that is being written', () => {
  it('is shown as soon as it has something to fill in', () => {
    expect(shown({ schema: { type: 'object', properties: { hoTen: { type: 'string', title: 'Họ tên' } } }, uiSchema: {} })).toBeDefined();
    expect([shown(null), shown({ schema: { type: 'object', properties: {} } }), shown({ schema: [] })]).toEqual([undefined, undefined, undefined]);
  });

  it('breaks no page while it is half written', () => {
    for (const half of [{ properties: { a: null } }, { properties: { a: { $ref: '#/$defs/none' } } }, { properties: { a: { type: 'array', items: 7 } } }, { allOf: [{ $ref: 3 }], properties: { a: { enum: 'x' } } }]) {
      expect(() => shown({ schema: { type: 'object', ...half } })).not.toThrow();
    }
  });
});
