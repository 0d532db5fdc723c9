import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Browsers and real sockets take their time on a small machine; no test measures speed.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Much of what is waited for is a process, a server or a browser: no core is kept free for the runner.
    maxWorkers: '100%',
  },
});
