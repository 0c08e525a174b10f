/** The parts of a JSON Schema that forms of procedures use. */
export interface FormSchema {
  readonly type?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, FormSchema>>;
  readonly const?: unknown;
  readonly oneOf?: readonly { readonly const?: unknown }[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: FormSchema;
}

/** The least that a form takes: every question that must be answered, and no other. For whoever plays a citizen: simulators, workloads, tests. */
export function filledForm(schema: FormSchema, root: FormSchema = schema): Record<string, unknown> {
  return Object.fromEntries((schema.required ?? []).map((name) => [name, answer(schema.properties?.[name] ?? {}, root)]));
}

function answer(question: FormSchema, root: FormSchema): unknown {
  if (question.$ref !== undefined) return filledForm(definition(question.$ref, root), root);
  const [given] = [question.const, ...(question.oneOf ?? []).map((choice) => choice.const), ...(question.enum ?? [])].filter((value) => value !== undefined);
  return given ?? byType(question, root);
}

function definition(reference: string, { $defs = {} }: FormSchema): FormSchema {
  return $defs[reference.split('/').at(-1) ?? ''] ?? {};
}

function byType({ type, format, minimum, minItems, items, ...rest }: FormSchema, root: FormSchema): unknown {
  switch (type) {
    case 'object': return filledForm(rest, root);
    case 'array': return Array.from({ length: minItems ?? 0 }, () => answer(items ?? {}, root));
    case 'boolean': return true;
    case 'integer': case 'number': return Math.max(1, minimum ?? 1);
    default: return format === 'date' ? '2000-01-02' : 'Thử';
  }
}
