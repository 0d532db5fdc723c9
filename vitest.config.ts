import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Browsers and real sockets take their time on a small machine; no test measures speed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
