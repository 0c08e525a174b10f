import { readFileSync } from 'node:fs';
import { decide, isAllowed, mayEver, type Faced, type Rights, type Subject } from '@haicap/policy';
import { COLUMNS, OPERATIONS, PEOPLE, titleOf, type Persona, type Person, type Whose } from './personas.js';
import type { Cell } from './probe.js';
import { EXCEPTIONS, OF_NO_OBJECT, QUESTIONS, type Question } from './questions.js';

/** docs/api/authorization-matrix.csv: who reaches the owner through which route at all. */
const [head = [], ...rows] = readFileSync(new URL('../../../docs/api/authorization-matrix.csv', import.meta.url), 'utf8').trim().split('\n').map((line) => line.split(','));
const GATE = new Map(rows.map(([operation = '', ...cells]) => [operation, new Map(cells.map((cell, at) => [head[at + 1] ?? '', cell]))]));

const [HERE, THERE, THIRD] = ['00000000-0000-5000-8000-000000000001', '00000000-0000-5000-8000-000000000002', '00000000-0000-5000-8000-000000000003'];
const PROVINCE = '00000000-0000-5000-8000-000000000009';
const isOfProvince = (person: Person): boolean => person.startsWith('province-') || person === 'auditor';

/** The rights of somebody as the services have them: officers of communes come from here, those of the province from above. */
function rightsOf(persona: Persona, operation: string): Rights {
  const nobody: Rights = { accountId: persona, isCitizen: persona === 'citizen', posts: [], delegations: [] };
  if (persona === 'program') return { ...nobody, program: { scopes: OPERATIONS.get(operation)?.scopes ?? [], unitIds: [HERE] } };
  const person = PEOPLE.find((one) => one === persona);
  return person === undefined || person === 'citizen' ? nobody : { ...nobody, posts: [{ unitId: isOfProvince(person) ? PROVINCE : HERE, role: person }] };
}

/** What is planted, as the table of rules faces it. */
function facing(whose: Whose, persona: Persona, { at }: Question): Faced {
  const unitId = whose === 'own' ? HERE : THERE;
  if (at === 'answered') return { receivingUnitId: THIRD, competentUnitId: THIRD, returningUnitId: THIRD, involvedUnitIds: [unitId], askedUnitIds: [unitId], ownerAccountId: null };
  const units = { unitId, receivingUnitId: unitId, competentUnitId: unitId, returningUnitId: unitId };
  if (persona !== 'citizen') return { ...units, ownerAccountId: null, assigneeId: whose === 'own' ? 'specialist' : 'somebody', isReceived: true };
  return { ...units, unitId: HERE, ownerAccountId: whose === 'own' ? 'citizen' : 'another', assigneeId: null, isReceived: true };
}

function answerOf(question: Question, persona: Persona, whose: Whose, operation: string): Cell {
  const [rights, faced] = [rightsOf(persona, operation), facing(whose, persona, question)];
  const action = persona === 'citizen' ? question.citizenAction ?? question.action : question.action;
  if (question.at === 'list') return may(rights, question.subject, action, faced) ? 'allow' : 'unseen';
  if (question.at === 'unit') return may(rights, question.subject, action, faced) ? 'allow' : '403';
  if (!mayEver(rights, question.subject, action as never)) return '403';
  if (!may(rights, question.subject, 'read', faced)) return '404';
  return decide(rights, question.subject, action as never, faced).ok ? 'allow' : '403';
}

const may = (rights: Rights, subject: Subject, action: string, faced: Faced): boolean => isAllowed(rights, subject, action as never, faced);

/** What the route answers to that person about that object, by the gate, the table of rules and the exceptions; undefined where nobody has said. */
export function expectedOf(operation: string, persona: Persona, whose: Whose): Cell | undefined {
  // A citizen pays online by the route at which a desk takes cash.
  const gate = (persona === 'citizen' ? GATE.get(`${operation}?online`) : undefined) ?? GATE.get(operation);
  if (gate === undefined) return undefined;
  const except = EXCEPTIONS[operation]?.cells[`${persona} ${whose}`] ?? EXCEPTIONS[operation]?.cells[persona];
  if (except !== undefined) return except;
  const letIn = atTheGate(gate, persona, operation);
  if (letIn !== 'allow') return letIn;
  if (gate.get('anonymous') === 'allow') return 'allow';
  const question = QUESTIONS[operation];
  if (question === undefined) return operation in OF_NO_OBJECT ? 'allow' : undefined;
  return answerOf(question, persona, whose, operation);
}

function atTheGate(gate: ReadonlyMap<string, string>, persona: Persona, operation: string): Cell {
  if (persona !== 'program' && persona !== 'unscoped') return gate.get(persona) as Cell;
  const cell = gate.get('client') ?? '403';
  if (cell === '403' || cell === 'allow') return cell;
  return persona === 'program' && (OPERATIONS.get(operation)?.scopes ?? []).includes(cell as never) ? 'allow' : '403';
}

/** docs/api/authorization-units.csv as it has to be. */
export function documentOf(): string {
  const lines = [...OPERATIONS.keys()].map((operation) => [operation, ...COLUMNS.map(([persona, whose]) => expectedOf(operation, persona, whose) ?? '?')].join(','));
  return `${[['operation', ...COLUMNS.map(titleOf)].join(','), ...lines].join('\n')}\n`;
}
