import { useId, type ReactNode } from 'react';

interface FieldProps { readonly label: string; readonly hint?: string; readonly fault?: string | undefined; readonly className?: string; readonly children: (ids: FieldIds) => ReactNode }
export interface FieldIds { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': true | undefined }

/** One field: its label above it, a hint and what is wrong below. */
export function Field({ label, hint, fault, className = '', children }: FieldProps) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].filter((one) => one !== '').join(' ');
  return (
    <div className={`field ${fault === undefined ? '' : 'wrong'} ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': fault === undefined ? undefined : true })}
      {fault !== undefined && <p id={`${id}-fault`} className="fault">{fault}</p>}
      {hint !== undefined && <p id={`${id}-hint`} className="hint">{hint}</p>}
    </div>
  );
}
