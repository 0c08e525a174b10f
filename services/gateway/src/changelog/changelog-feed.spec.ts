import { atomFeed, jsonFeed } from './changelog-feed.js';

const change = { id: 'a-1', on: '2026-11-26', kind: 'deprecated', vi: 'Dùng <b> & "c"', en: 'Use c', operations: ['listUnits'] } as const;

describe('the feed of changes', () => {
  it('is a JSON Feed in the language that was asked for', () => {
    expect(JSON.parse(jsonFeed({ origin: 'https://x.vn', language: 'vi' }, [change]))).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1', language: 'vi',
      items: [{ id: 'a-1', url: 'https://x.vn/docs/changes#a-1', title: 'Sắp bỏ: listUnits', content_text: 'Dùng <b> & "c"', date_published: '2026-11-26T00:00:00+07:00' }],
    });
  });

  it('is Atom, in which no sign of a text ends an element', () => {
    const atom = atomFeed({ origin: 'https://x.vn', language: 'en' }, [{ ...change, en: change.vi }]);

    expect(atom).toContain('<content type="text">Dùng &lt;b&gt; &amp; &quot;c&quot;</content>');
    expect(atom).toContain('<updated>2026-11-26T00:00:00+07:00</updated>');
    expect(atom.match(/<\w+/g)?.filter((tag) => tag === '<b')).toEqual([]);
  });
});
