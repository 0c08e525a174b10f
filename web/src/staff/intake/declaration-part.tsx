import { useEffect, useRef, useState } from 'react';
import { EFormFields } from '../../e-form/e-form-fields.js';
import { fieldId } from '../../e-form/field-id.js';
import type { Form } from '../../e-form/form-schema.js';
import type { FormProblem } from '../../e-form/issue-words.js';
import { isAnswered } from '../../e-form/answers.js';
import { t } from '../../text/language.js';
import { useCommand } from '../keyboard/commands.js';
import { Keys } from '../keyboard/keys.js';
import type { IntakeForm } from './intake-form.js';
import type { Change } from './use-intake.js';

interface DeclarationPartProps { readonly eForm: Form; readonly form: IntakeForm; readonly change: Change; readonly problems: readonly FormProblem[] }

/** The electronic declaration at the desk. It stays folded: the signed paper may stand for it (Decree 224/2026, article 15 asks it of online filing alone). */
export function DeclarationPart({ eForm, form: { answers }, change, problems }: DeclarationPartProps) {
  const [isOpen, setOpen] = useState(() => isAnswered(answers));
  const content = useRef<HTMLDivElement>(null);
  const opened = useRef(false);
  const open = () => {
    opened.current = true;
    setOpen(true);
    focusFirst(content.current);
  };
  useEffect(() => {
    // What the key has opened takes the cursor once it is drawn.
    if (isOpen && opened.current) focusFirst(content.current);
    opened.current = false;
  }, [isOpen]);
  useEffect(() => {
    const [first] = problems;
    if (first === undefined) return;
    setOpen(true);
    window.setTimeout(() => document.getElementById(fieldId(first.pointer, PREFIX))?.focus(), 0);
  }, [problems]);
  useCommand({ id: 'intake-declaration', label: t('Điền tờ khai điện tử'), keys: 'alt+k', inFields: true, run: open });
  return (
    <details className="declaration" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('Tờ khai điện tử')} <span className="small muted">{isAnswered(answers) ? t('đã điền, thay cho tờ khai giấy') : t('tại quầy không bắt buộc')}</span> <Keys keys="alt+k" /></summary>
      <div ref={content}><EFormFields form={eForm} data={answers} problems={problems} prefix={PREFIX} foldsOptional onChange={(next) => change((before) => ({ ...before, answers: next }))} /></div>
    </details>
  );
}

const PREFIX = 'declaration';
const focusFirst = (within: HTMLElement | null) => within?.querySelector<HTMLElement>('input, select, textarea')?.focus();
