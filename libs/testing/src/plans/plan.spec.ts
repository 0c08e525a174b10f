import { describe, expect, it } from '@jest/globals';
import { complaintsAbout, indexesOf, type Bounds, type Catalogue, type PlanNode } from './plan.js';

const catalogue: Catalogue = {
  rows: new Map([['dossier', 1_000_000], ['event_2025_06', 90_000], ['event_default', 0], ['calendar_day', 45]]),
  belongsTo: new Map([['event_2025_06', 'event'], ['event_default', 'event'], ['event_2025_06_pkey', 'event_pkey']]),
};
const BOUNDS: Bounds = { rowsMax: 300, pagesMax: 1_000 };

const scan = (more: Partial<PlanNode> = {}): PlanNode => ({
  'Node Type': 'Index Scan', 'Relation Name': 'dossier', 'Index Name': 'dossier_pkey', 'Actual Rows': 2, 'Actual Loops': 1, ...more,
});
const above = (type: string, child: PlanNode, more: Partial<PlanNode> = {}): PlanNode => ({ 'Node Type': type, 'Actual Rows': 1, 'Actual Loops': 1, Plans: [child], ...more });
const complaints = (root: PlanNode, bounds: Bounds = BOUNDS) => complaintsAbout([{ text: 'SELECT  1\n', root }], catalogue, bounds);

describe('a plan', () => {
  it('that reads a few rows by an index is fine', () => {
    expect(complaints(scan())).toEqual([]);
  });

  it('that reads a large table from end to end is not, however few rows come out', () => {
    expect(complaints(scan({ 'Node Type': 'Seq Scan', 'Actual Rows': 0 }))).toEqual(['reads dossier from end to end: SELECT 1']);
  });

  it('may read small tables and empty partitions from end to end', () => {
    expect(complaints(scan({ 'Node Type': 'Seq Scan', 'Relation Name': 'calendar_day' }))).toEqual([]);
    expect(complaints(scan({ 'Node Type': 'Seq Scan', 'Relation Name': 'event_default' }))).toEqual([]);
  });

  it('pays for rows it throws away, in every loop', () => {
    expect(complaints(scan({ 'Rows Removed by Filter': 99, 'Actual Rows': 1, 'Actual Loops': 4 }))).toEqual([
      'reads 400 rows of dossier by dossier_pkey, at most 300 were expected: SELECT 1']);
  });

  it('pays for pages of an index that lead to no row', () => {
    expect(complaints(scan({ 'Shared Hit Blocks': 900, 'Shared Read Blocks': 101 }))).toEqual(['touches 1001 pages, at most 1000 were expected: SELECT 1']);
  });

  it('may not sort what it read to find a page of it', () => {
    expect(complaints(above('Sort', { 'Node Type': 'Result', 'Actual Rows': 301, 'Actual Loops': 1 }))).toEqual(['sorts 301 rows: SELECT 1']);
  });
});

describe('a count', () => {
  const count = (child: PlanNode) => above('Aggregate', child, { Output: ['count(*)'] });

  it('of rows of a large table is named, also behind a join', () => {
    expect(complaints(count(above('Nested Loop', scan())))).toEqual(['counts rows of dossier: SELECT 1']);
  });

  it('of a page, of what was just written or of a small table is none', () => {
    expect(complaints(count(above('Limit', scan())))).toEqual([]);
    expect(complaints(count(scan({ 'Parent Relationship': 'InitPlan' })))).toEqual([]);
    expect(complaints(count(scan({ 'Relation Name': 'calendar_day' })))).toEqual([]);
  });

  it('may be the question itself', () => {
    expect(complaints(count(scan()), { ...BOUNDS, mayCount: ['dossier'] })).toEqual([]);
  });
});

describe('the indexes of plans', () => {
  it('have the names of the schema, each once, without those of small tables', () => {
    const bitmap = above('Bitmap Heap Scan', { 'Node Type': 'Bitmap Index Scan', 'Index Name': 'event_2025_06_pkey' }, { 'Relation Name': 'event_2025_06' });
    const roots = [scan(), scan(), bitmap, scan({ 'Relation Name': 'calendar_day', 'Index Name': 'calendar_day_pkey' })];

    expect(indexesOf(roots.map((root) => ({ text: '', root })), catalogue)).toEqual(['dossier_pkey', 'event_pkey']);
  });
});
