import { parseCommandLine } from '../arguments.ts';
import { printVerdict } from '../findings.ts';
import { readHistory } from './history.ts';

const start = '{"type":"start","origin":"http://localhost:1","asOf":"2025-07-01"}';
const invoke = '{"t":1,"type":"invoke","id":7,"proc":"w3","op":"receive","account":"motcua","key":"w3-7","body":"b"}';
const ok = '{"t":2,"type":"ok","id":7,"http":201,"dossierId":"d1","code":"c","version":1,"status":"received","secret":"s"}';

describe('a history', () => {
  it('joins an attempt and its outcome', async () => {
    const { origin, asOf, attempts } = await readHistory([start, invoke, ok, '']);

    expect([origin, asOf]).toEqual(['http://localhost:1', '2025-07-01']);
    expect(attempts).toMatchObject([{ id: 7, proc: 'w3', operation: { route: 'rpc.dossier.receive-dossier.v1' }, line: 2, outcome: { kind: 'ok', version: 1, secret: 's', line: 3 } }]);
  });

  it('may end in the middle of a line, and leaves that attempt without an outcome', async () => {
    const { attempts } = await readHistory([start, invoke, ok.slice(0, 40)]);

    expect(attempts).toMatchObject([{ id: 7, outcome: null }]);
  });

  it('knows reads, and passes over what is no attempt', async () => {
    const { attempts } = await readHistory([start, '{"type":"fault","name":"kill"}', '{"type":"later"}', '{"type":"invoke","id":1,"op":"track"}']);

    expect(attempts).toMatchObject([{ operation: null, account: '' }]);
  });

  it.each([
    ['is torn in the middle', [start, invoke.slice(0, 30), ok]], ['has no start', [invoke]], ['ends what was not begun', [start, ok]],
    ['ends something twice', [start, invoke, ok, ok]], ['begins something twice', [start, invoke, invoke]], ['names an operation that is unknown', [start, invoke.replace('receive', 'burn')]],
  ])('cannot be read when it %s', async (_, lines) => {
    await expect(readHistory(lines)).rejects.toThrow(/history|line/);
  });
});

describe('the command line', () => {
  it('names a history and connections', () => {
    expect(parseCommandLine(['--history', 'h', '--connections', 'c'])).toEqual({ history: 'h', connections: 'c', wholeStream: false, json: false });
    expect(parseCommandLine(['--history=h', '--connections=c', '--json'])).toMatchObject({ connections: 'c', json: true });
  });

  it.each([[['--history', 'h']], [['--history', 'h', '--connections', 'c', '--expect-dead-letters', '2']], [['--history', 'h', '--connections', 'c', '--quiet']]])('is refused as %p', (args) => {
    expect(() => parseCommandLine(args)).toThrow(/needed|number|option/);
  });
});

describe('a verdict', () => {
  it('is one line that says what was counted', () => {
    expect(printVerdict({ name: 'lost', checked: 12, violations: 0, examples: [] })).toBe('✓ lost … 12 checked, 0 violations');
    expect(printVerdict({ name: 'lost', checked: 12, violations: 2, examples: ['a', 'b'] })).toBe('✗ lost … 12 checked, 2 violations: a · b');
  });
});
