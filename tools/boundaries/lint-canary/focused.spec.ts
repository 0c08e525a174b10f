it.only('hides the others', () => undefined);
it.skip('is never run', () => undefined);
