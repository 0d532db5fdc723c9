/**
 * Loaded before everything else (`--import`): Node keeps what it compiled in the machine's temporary folder, so that a start
 * spends half the time on reading code. No TypeScript, whose reader would be loaded for this file alone.
 */
import { enableCompileCache, flushCompileCache } from 'node:module';

enableCompileCache();

/** Once all that a start needs is loaded; a process that is killed would leave nothing of it. */
const LOADED = 10_000;

setTimeout(flushCompileCache, LOADED).unref();
