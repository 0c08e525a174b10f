/** A day or an instant stays one in a spreadsheet, where it can be sorted and counted with. */
export type Cell = string | number | { readonly day: string } | { readonly instant: string };
