/** A node of a plan as EXPLAIN and auto_explain print it; counts are means over the loops. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Parent Relationship'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Output'?: readonly string[];
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** A statement that ran, whoever sent it: a client, a function, a trigger. */
export interface RanPlan {
  readonly text: string;
  readonly root: PlanNode;
}

/** How large each table is, and which table and which index of the schema a partition's parts belong to. */
export interface Catalogue {
  readonly rows: ReadonlyMap<string, number>;
  readonly belongsTo: ReadonlyMap<string, string>;
}

/** What a question may cost. Rows count per scan of a statement, pages per statement. */
export interface Bounds {
  readonly rowsMax: number;
  readonly pagesMax: number;
  /** Tables whose rows the question is to count; it then says how they are bounded. */
  readonly mayCount?: readonly string[];
  /** Tables that the question is about as a whole, such as the queue after a loss of everything. */
  readonly wholeTables?: readonly string[];
}

// So many rows are sorted in no time, whatever table they come from.
const SORTED_ROWS = 200;
// Below this a table is read whole in no time, and the planner is right to.
const LARGE_ROWS = 5_000;

export function isLarge({ rows }: Catalogue, relation: string): boolean {
  return (rows.get(relation) ?? 0) >= LARGE_ROWS;
}

/** Everything about the plans that would get slower with the number of dossiers; empty when all is well. */
export function complaintsAbout(plans: readonly RanPlan[], catalogue: Catalogue, bounds: Bounds): string[] {
  return plans.flatMap((plan) => {
    const found = nodesOf(plan.root).flatMap((node) => complaintsOf(node, catalogue, bounds));
    const pages = (plan.root['Shared Hit Blocks'] ?? 0) + (plan.root['Shared Read Blocks'] ?? 0);
    if (pages > bounds.pagesMax) found.push(`touches ${pages} pages, at most ${bounds.pagesMax} were expected`);
    return found.map((complaint) => `${complaint}: ${plan.text.replaceAll(/\s+/g, ' ').trim().slice(0, 160)}`);
  });
}

/** The indexes by which large tables were reached, under the names they have in the schema, in the order of names. */
export function indexesOf(plans: readonly RanPlan[], catalogue: Catalogue): string[] {
  const used = plans.flatMap(({ root }) => tablesReached(root).filter(({ relation }) => isLarge(catalogue, relation)).flatMap(({ indexes }) => indexes));
  return [...new Set(used.map((index) => schemaName(index, catalogue)))].sort();
}

/** What a table or an index is called in the schema; a partition answers to the name of the whole. */
function schemaName(name: string, catalogue: Catalogue): string {
  return catalogue.belongsTo.get(name) ?? name;
}

function complaintsOf(node: PlanNode, catalogue: Catalogue, bounds: Bounds): string[] {
  return [...complaintsOfScan(node, catalogue, bounds), ...complaintsOfSort(node, bounds), ...complaintsOfCount(node, catalogue, bounds)];
}

function complaintsOfScan(node: PlanNode, catalogue: Catalogue, { rowsMax, wholeTables = [] }: Bounds): string[] {
  const relation = node['Relation Name'] ?? '';
  if (!isScanOfLarge(node, catalogue)) return [];
  const isWhole = node['Node Type'] === 'Seq Scan' && !wholeTables.includes(schemaName(relation, catalogue));
  const rows = rowsRead(node);
  return [
    ...(isWhole ? [`reads ${relation} from end to end`] : []),
    ...(rows > rowsMax ? [`reads ${rows} rows of ${relation} by ${indexNames(node).join(', ')}, at most ${rowsMax} were expected`] : []),
  ];
}

function complaintsOfSort(node: PlanNode, { rowsMax }: Bounds): string[] {
  const sorted = node['Node Type'] === 'Sort' ? rowsInto(node) : 0;
  return sorted > Math.max(rowsMax, SORTED_ROWS) ? [`sorts ${sorted} rows`] : [];
}

function complaintsOfCount(node: PlanNode, catalogue: Catalogue, { mayCount = [] }: Bounds): string[] {
  if (!counts(node)) return [];
  return largeTablesBelow(node, catalogue).filter((table) => !mayCount.includes(schemaName(table, catalogue))).map((table) => `counts rows of ${table}`);
}

function isScanOfLarge(node: PlanNode, catalogue: Catalogue): boolean {
  return node['Node Type'].endsWith('Scan') && isLarge(catalogue, node['Relation Name'] ?? '');
}

function counts(node: PlanNode): boolean {
  return ['Aggregate', 'WindowAgg'].includes(node['Node Type']) && (node.Output ?? []).some((column) => /\bcount\(/i.test(column));
}

/** Rows a node looked at in all its loops, those thrown away included. */
export function rowsRead(node: PlanNode): number {
  const perLoop = (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return Math.round(perLoop * (node['Actual Loops'] ?? 1));
}

const rowsOut = (node: PlanNode): number => Math.round((node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 1));
const rowsInto = (node: PlanNode): number => inputsOf(node).reduce((sum, input) => sum + rowsOut(input), 0);

export function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** The nodes whose rows flow into this one. What stands beside, a sub-query or a WITH, flows to where it is named. */
function inputsOf(node: PlanNode): readonly PlanNode[] {
  return (node.Plans ?? []).filter((child) => child['Parent Relationship'] !== 'InitPlan' && child['Parent Relationship'] !== 'SubPlan');
}

/** Large tables whose rows reach the node without a limit between. */
function largeTablesBelow(node: PlanNode, catalogue: Catalogue): string[] {
  return inputsOf(node).flatMap((input) => {
    if (input['Node Type'] === 'Limit') return [];
    return [...(isScanOfLarge(input, catalogue) ? [input['Relation Name'] ?? ''] : []), ...largeTablesBelow(input, catalogue)];
  });
}

function tablesReached(root: PlanNode): { relation: string; indexes: readonly string[] }[] {
  return nodesOf(root).flatMap((node) => (node['Relation Name'] === undefined ? [] : [{ relation: node['Relation Name'], indexes: indexNames(node) }]));
}

/** The index of an index scan, or those of the bitmaps below a bitmap scan. */
function indexNames(node: PlanNode): string[] {
  if (node['Index Name'] !== undefined) return [node['Index Name']];
  return node['Node Type'].startsWith('Bitmap') ? inputsOf(node).flatMap(indexNames) : [];
}
