import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

const Nothing = () => null;

/** The code of a part, or of nothing where it cannot be fetched: the line is down, or a newer release took its place. */
export const codeOrNothing = async <P>(load: () => Promise<ComponentType<P>>): Promise<{ readonly default: ComponentType<P> }> => ({ default: await load().catch(() => Nothing) });

/** A part that a page can do without, fetched with it. The page stands without it, too: nobody loses the codes of a filing because their picture did not come. */
export const optionalPart = <P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> => lazy(() => codeOrNothing(load));
