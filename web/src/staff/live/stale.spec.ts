import { Changes } from './stale.js';

const [ONE, OTHER] = ['01980000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000002'];
const keys = [['dossiers', 'status=received'], ['dossiers-found', { name: 'An' }], ['dossier', ONE], ['dossier', OTHER], ['timeline', ONE], ['officers', 'u'], ['deferred-commands']];
const concerned = (changes: Changes) => keys.filter((key) => changes.concern(key));

describe('what the stream of work makes stale', () => {
  it('is every list of dossiers and all about the dossier that changed, and nothing else', () => {
    const changes = new Changes();
    changes.dossier(ONE);

    expect(concerned(changes)).toEqual([keys[0], keys[1], keys[2], keys[4]]);
  });

  it('is everything about dossiers and what waits for them when events may have been missed', () => {
    const changes = new Changes();
    changes.all();

    expect(concerned(changes)).toEqual([keys[0], keys[1], keys[2], keys[3], keys[6]]);
  });

  it('is what waits to be carried out when one of it has ended, and no list', () => {
    const changes = new Changes();
    changes.deferred();

    expect(concerned(changes)).toEqual([keys[6]]);
  });

  it('is nothing when nothing happened', () => {
    expect(concerned(new Changes())).toEqual([]);
  });
});
