export const swallow = (run: () => void): void => {
  try {
    run();
  } catch {
    // nobody will ever know
  }
};
