import { enclosing, valueAt, withAdded, withMoved, withRemoved, withValueAt } from './pointer.js';

const content = { name: 'Khai sinh', channels: [{ channel: 'counter', fees: [{ code: 'le-phi' }] }, { channel: 'online', fees: [] }] };

describe('a place within content', () => {
  it('is read, and is nothing where there is nothing', () => {
    expect([valueAt(content, '/channels/0/fees/0/code'), valueAt(content, '/channels/7/fees'), valueAt({ 'a/b': { '~': 1 } }, '/a~1b/~0')]).toEqual(['le-phi', undefined, 1]);
  });

  it('is changed without touching what was there before', () => {
    const changed = withValueAt(content, '/channels/0/fees/0/code', 'phi');

    expect(valueAt(changed, '/channels/0/fees/0/code')).toBe('phi');
    expect(valueAt(content, '/channels/0/fees/0/code')).toBe('le-phi');
    expect(changed.channels[1]).toBe(content.channels[1]);
  });

  it('is made with everything on the way, and taken away', () => {
    expect(withValueAt({}, '/publishingDecision/number', '12')).toEqual({ publishingDecision: { number: '12' } });
    expect(withValueAt({ a: 1, b: 2 }, '/b', undefined)).toEqual({ a: 1 });
  });

  it('is named together with the places around it', () => {
    expect(enclosing('/eForm/schema/properties')).toEqual(['/eForm/schema/properties', '/eForm/schema', '/eForm']);
  });
});

describe('a list within content', () => {
  it('takes an item, loses one, and changes their order', () => {
    expect(withAdded({}, '/process', { code: 'a' })).toEqual({ process: [{ code: 'a' }] });
    expect(withRemoved(content, '/channels', 0).channels.map(({ channel }) => channel)).toEqual(['online']);
    expect(withMoved(content, '/channels', 0, 1).channels.map(({ channel }) => channel)).toEqual(['online', 'counter']);
  });
});
