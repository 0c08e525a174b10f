// Lets the process that opens foreign bytes run from its sources, as Jest runs everything else: Node strips the types, and
// an import of a file that is not built yet means its source.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) => next(specifier.startsWith('.') && context.parentURL?.endsWith('.ts') ? specifier.replace(/\.js$/, '.ts') : specifier, context),
});
