import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { MATRIX_FILE } from './matrix/ask-matrix.js';
import { documentOf, expectedOf } from './matrix/expectations.js';
import { COLUMNS, OPERATIONS } from './matrix/personas.js';
import { EXCEPTIONS, OF_NO_OBJECT, QUESTIONS } from './matrix/questions.js';

const operations = [...OPERATIONS.keys()];

describe('the authorization matrix of own and foreign objects', () => {
  it('follows from the gate, the table of rules and the exceptions', () => {
    // Whoever changes a rule writes it anew with HAICAP_WRITE_MATRIX=1 and sees in the diff for whom something opens.
    if (process.env['HAICAP_WRITE_MATRIX'] === '1') writeFileSync(MATRIX_FILE, documentOf());

    expect(readFileSync(MATRIX_FILE, 'utf8')).toBe(documentOf());
  });

  it('expects something of every route for everybody', () => {
    expect(operations.filter((operation) => COLUMNS.some(([persona, whose]) => expectedOf(operation, persona, whose) === undefined))).toEqual([]);
  });

  it('knows each route once, as about an object or as about none, and no route that is gone', () => {
    expect(Object.keys(QUESTIONS).filter((operation) => operation in OF_NO_OBJECT)).toEqual([]);
    expect([...Object.keys(QUESTIONS), ...Object.keys(OF_NO_OBJECT), ...Object.keys(EXCEPTIONS)].filter((operation) => !OPERATIONS.has(operation))).toEqual([]);
  });
});
